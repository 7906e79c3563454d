import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { type Config, readConfig } from '../../target/config/read-config.ts';
import { readEnvFile, withEnvFile } from '../../target/config/read-env-file.ts';
import { credentialSources } from '../../target/credentials/credential-sources.ts';
import { askRegions } from '../doctor/ask-regions.ts';
import { browserRow } from '../doctor/browser-row.ts';
import { describeRows } from '../doctor/describe-rows.ts';
import { k6Row } from '../doctor/k6-row.ts';
import { proxyRow } from '../doctor/proxy-row.ts';
import { regionRow } from '../doctor/region-row.ts';
import type { Row } from '../doctor/row.ts';
import type { Invocation } from '../invocation.ts';
import { openContract } from '../open/open-contract.ts';
import { type OpenTarget, openTarget } from '../open/open-target.ts';

/** `doctor` takes the global options alone. */
export type DoctorParameters = Readonly<Record<string, never>>;

/** `oaprobe doctor`: tells what is ready, with fixes, without a write. Resolves to 0, or 3 where something is missing. */
export async function doctor(_parameters: DoctorParameters, invocation: Invocation): Promise<number> {
  const { output, env } = invocation;
  const [k6, ofTarget] = await Promise.all([k6Row(env), targetRows(invocation)]);
  const rows = [nodeRow(), k6, browserRow(env), ...ofTarget];
  output.document(rows);
  output.people(describeRows(rows));
  return rows.every(({ ready, optional }) => ready || optional) ? 0 : 3;
}

/** Whoever got here runs on a Node that will do: an older one does not read these files. */
function nodeRow(): Row {
  return { what: 'Node', ready: true, found: process.version };
}

async function targetRows(invocation: Invocation): Promise<readonly Row[]> {
  const { globals, cwd, env } = invocation;
  const contract = await attempt('contract', async () => openContract(invocation));
  const config = await attempt('config', () => readConfig(globals.config, cwd));
  if (contract.row || config.row) return [contractRow(contract), configRow(config)];
  const opened = await attempt('credentials', () => openTarget(invocation, contract.value, [], false));
  if (opened.row) return [contractRow(contract), configRow(config), opened.row];
  try {
    const { target } = opened.value;
    const exchanges = await askRegions(target, contract.value);
    return [
      contractRow(contract),
      configRow(config),
      ...credentialRows(opened.value, config.value, env),
      ...[proxyRow(target, withEnvFile(config.value.folder, env)) ?? []].flat(),
      ...exchanges.map((exchange) => regionRow(exchange, contract.value, target.ca)),
    ];
  } finally {
    await opened.value.close();
  }
}

/** What was read, or the row that says why it was not. */
type Attempt<Value> =
  | { readonly value: Value; readonly row?: undefined }
  | { readonly value?: undefined; readonly row: Row };

async function attempt<Value>(what: string, read: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { row: { what, ready: false, found: error.message } };
  }
}

function contractRow({ value, row }: Attempt<Contract>): Row {
  if (row) return row;
  const found = `${Object.keys(value.operations).length} operations, version ${value.hash.slice(0, 12)}`;
  return { what: 'contract', ready: true, found };
}

function configRow({ value, row }: Attempt<Config>): Row {
  if (row) return row;
  return { what: 'config', ready: true, found: value.file ?? 'none here, so the mock is the only target' };
}

function credentialRows({ target, mock }: OpenTarget, config: Config, env: Invocation['env']): Row[] {
  const name = mock === undefined ? target.name : `${target.name} (embedded)`;
  const row: Row = { what: 'target', ready: true, found: name };
  if (mock !== undefined) {
    const found = `${target.regions.length} regions, test keys of the embedded mock`;
    return [row, { what: 'credentials', ready: true, found }];
  }
  const fileEnv = readEnvFile(config.folder);
  const inputs = config.targets[target.name]?.regions ?? {};
  const rows = target.regions.map(({ region }): Row => {
    const sources = credentialSources(region, { input: inputs[region] ?? {}, env, fileEnv });
    return { what: `keys ${region}`, ready: true, found: sources.join(', ') };
  });
  return [row, ...rows];
}
