import type { JsonSchema } from '../../contract/types.ts';
import type { Remarks } from '../remarks.ts';
import { alternatives, type Conjunction } from './alternatives.ts';
import { commentText, conjunctionText } from './type-text.ts';

/** Declarations of the types of one body. */
export interface BodyTypes {
  /** The name of the type of every valid body. */
  readonly name: string;
  readonly text: string;
  /** Of a response: the name of the type of accepted answers, which may be the same. */
  readonly accepted: string;
}

/**
 * Declares the types of a body: one interface where there is one way to be valid, else one for each and their union.
 * A response whose schema asks for ErrorCode 0 has the ways `<prefix>Accepted` and `<prefix>Refused`; others are
 * named by the members that only they require.
 *
 * @param prefix - e.g. `AddSubscriber`
 * @param part - e.g. `Request`
 * @param says - what the type is, without a full stop
 */
export function bodyTypes(
  { prefix, part, says }: { readonly prefix: string; readonly part: string; readonly says: string },
  schema: JsonSchema,
  remarks: Remarks,
): BodyTypes {
  const ways = alternatives(schema);
  const name = prefix + part;
  const [only] = ways;
  if (ways.length === 1 && only !== undefined)
    return { name, accepted: name, text: interfaceText(name, `${says}.`, only, remarks) };
  const declared = ways.map((way) => ({ way, ...nameOfWay(way, ways, { prefix, name }) }));
  const interfaces = declared.map(({ way, name: own, when }) =>
    interfaceText(own, `${says}, ${when}.`, way, remarks),
  );
  const union = declared.map(({ name: own }) => own).join(' | ');
  return {
    name,
    accepted: declared[0]?.name ?? name,
    text: `${interfaces.join('\n')}\n/** ${says}. */\nexport type ${name} = ${union};\n`,
  };
}

function interfaceText(name: string, says: string, way: Conjunction, remarks: Remarks): string {
  return `${commentText([says])}export interface ${name} ${conjunctionText(way, remarks)}\n`;
}

function nameOfWay(
  way: Conjunction,
  ways: readonly Conjunction[],
  { prefix, name }: { readonly prefix: string; readonly name: string },
) {
  if (ways.some(isAccepted)) {
    return isAccepted(way)
      ? { name: `${prefix}Accepted`, when: 'accepted' }
      : { name: `${prefix}Refused`, when: 'refused' };
  }
  const others = new Set(ways.filter((one) => one !== way).flatMap(requiredOf));
  const own = requiredOf(way).filter((member) => !others.has(member));
  return { name: `${name}With${own.join('')}`, when: `with ${own.join(' and ')}` };
}

function isAccepted(way: Conjunction): boolean {
  return way.some(({ properties }) => {
    const { ErrorCode } = (properties ?? {}) as { ErrorCode?: { const?: unknown } };
    return ErrorCode?.const === 0;
  });
}

function requiredOf(way: Conjunction): readonly string[] {
  return way.flatMap(({ required }) => (Array.isArray(required) ? (required as string[]) : []));
}
