import { get, set } from '../../../contract/json-pointer.ts';
import type { JsonPointer, KeptShape, Operation } from '../../../contract/types.ts';
import type { Fault } from '../fault.ts';
import { withHooks } from '../making/make-fault.ts';
import { faultName } from './fault-name.ts';

/** An operation that stores texts. */
export type KeepingOperation = Operation & { readonly keeps: KeptShape };

/** One way in which a text can be stored wrongly. */
interface TextChange {
  readonly variant: string;
  readonly says: string;
  readonly change: (text: string) => string;
}

const cutAt = 20;
const cutFarOn = 1000;

const changes: readonly TextChange[] = [
  { variant: 'cut', says: `cuts texts at ${cutAt} signs`, change: (text) => text.slice(0, cutAt) },
  {
    variant: 'ascii-only',
    says: 'stores a question mark for every sign that is not ASCII',
    change: (text) => text.replace(/[^ -~]/gu, '?'),
  },
  {
    variant: 'bytes-misread',
    says: 'reads the bytes of texts as Latin-1',
    change: (text) => Buffer.from(text).toString('latin1'),
  },
  { variant: 'trimmed', says: 'takes the blanks off both ends of texts', change: (text) => text.trim() },
  {
    variant: 'cut-far-on',
    says: `cuts texts at ${cutFarOn} signs`,
    change: (text) => text.slice(0, cutFarOn),
  },
  {
    variant: 'accents-composed',
    says: 'writes a letter and its accent as one sign',
    change: (text) => text.normalize('NFC'),
  },
  {
    variant: 'markup-escaped',
    says: 'writes the signs of HTML as entities',
    change: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  },
  {
    variant: 'quotes-lost',
    says: 'leaves out quotes and backslashes',
    change: (text) => text.replace(/["'\\]/g, ''),
  },
  {
    variant: 'json-rewritten',
    says: 'reads texts that are JSON, and writes them anew',
    change: (text) => {
      try {
        return JSON.stringify(JSON.parse(text));
      } catch {
        return text;
      }
    },
  },
  {
    variant: 'plus-as-blank',
    says: 'takes a plus sign for a blank, as in forms',
    change: (text) => text.replaceAll('+', ' '),
  },
  {
    variant: 'emoji-lost',
    says: 'leaves out signs of four bytes',
    change: (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, ''),
  },
];

/** Defects in how an operation stores texts: lost, cut, mangled, swapped, emptied where the request does not name them. */
export function keptTextFaults(operation: KeepingOperation): readonly Fault[] {
  const { fields, clauses } = operation.keeps;
  const [first, second] = fields;
  const [beforeLast = '', last = ''] = fields.slice(-2);
  return [
    ...fields.map((field) =>
      misreads(operation, `${nameOf(field)}-lost`, clauses.readBack, `loses ${nameOf(field)}`, (body) =>
        typeof get(body, field) === 'string' ? set(body, field, '') : body,
      ),
    ),
    ...changes.map(({ variant, says, change }) =>
      misreads(operation, `texts-${variant}`, clauses.readBack, says, (body) =>
        mapTexts(body, fields, change),
      ),
    ),
    ...(first === undefined || second === undefined
      ? []
      : [
          misreads(
            operation,
            'texts-swapped',
            clauses.readBack,
            `takes ${nameOf(first)} and ${nameOf(second)} for one another`,
            (body) => swap(body, first, second),
          ),
        ]),
    ...(clauses.othersKept === undefined || fields.length < 3
      ? []
      : [
          misreads(
            operation,
            'text-stored-twice',
            clauses.othersKept,
            `stores ${nameOf(beforeLast)} in ${nameOf(last)}, too, where that is not given`,
            (body) =>
              get(body, last) === undefined && get(body, beforeLast) !== undefined
                ? set(body, last, get(body, beforeLast))
                : body,
          ),
        ]),
    ...(clauses.othersKept === undefined || second === undefined
      ? []
      : [
          misreads(
            operation,
            'other-texts-lost',
            clauses.othersKept,
            'empties texts that it does not name',
            (body) =>
              fields.reduce(
                (changed, field) => (get(changed, field) === undefined ? set(changed, field, '') : changed),
                body,
              ),
          ),
        ]),
  ];
}

/** A fault that lets the operation read another request than it was sent. */
function misreads(
  { command }: Operation,
  variant: string,
  clause: string,
  says: string,
  change: (body: unknown) => unknown,
): Fault {
  return withHooks(
    { name: faultName(command, variant), clause, says: `The operation ${command} ${says}.` },
    {
      instead(call) {
        if (call.operation?.command === command) call.body = change(call.body);
        return undefined;
      },
    },
  );
}

function mapTexts(body: unknown, fields: readonly JsonPointer[], change: (text: string) => string): unknown {
  return fields.reduce((changed, field) => {
    const text = get(changed, field);
    return typeof text === 'string' ? set(changed, field, change(text)) : changed;
  }, body);
}

function swap(body: unknown, first: JsonPointer, second: JsonPointer): unknown {
  const [one, other] = [get(body, first), get(body, second)];
  return typeof one === 'string' && typeof other === 'string'
    ? set(set(body, first, other), second, one)
    : body;
}

function nameOf(field: JsonPointer): string {
  return field.slice(1);
}
