import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';

const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

/** What the schema of JUnit XML has against a text, a line each. */
export async function junitErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml, schema: [{ fileName: 'junit.xsd', contents: schema }] });
  return errors.map(({ rawMessage }) => rawMessage);
}
