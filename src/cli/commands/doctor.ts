import { UserError } from '../../contract/user-error.ts';
import { browserRow } from '../doctor/browser-row.ts';
import { describeRows } from '../doctor/describe-rows.ts';
import { k6Row } from '../doctor/k6-row.ts';
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
  const machine = [nodeRow(), await k6Row(env), browserRow(env)];
  const rows = [...machine, ...(await targetRows(invocation))];
  output.document(rows);
  output.people(describeRows(rows));
  return rows.every(({ ready, optional }) => ready || optional) ? 0 : 3;
}

/** Whoever got here runs on a Node that will do: an older one does not read these files. */
function nodeRow(): Row {
  return { what: 'Node', ready: true, found: process.version };
}

async function targetRows(invocation: Invocation): Promise<readonly Row[]> {
  const contract = attempt('contract', () => openContract(invocation));
  if ('row' in contract) return [contract.row];
  const { hash, operations } = contract.value;
  const found = `${Object.keys(operations).length} operations, version ${hash.slice(0, 12)}`;
  const contractRow = { what: 'contract', ready: true, found };
  const opened = await openTarget(invocation, contract.value).catch((error: unknown) => configRow(error));
  if (!('target' in opened)) return [contractRow, opened];
  try {
    return [contractRow, ...credentialRows(opened), ...(await regionRows(opened))];
  } finally {
    await opened.close();
  }
}

function attempt<Value>(what: string, read: () => Value): { readonly value: Value } | { readonly row: Row } {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { row: { what, ready: false, found: error.message } };
  }
}

function configRow(error: unknown): Row {
  if (!(error instanceof UserError)) throw error;
  return { what: 'config and credentials', ready: false, found: error.message };
}

function credentialRows({ target, mock }: OpenTarget): Row[] {
  const from = mock === undefined ? 'from the config and the environment' : 'test keys of the embedded mock';
  const regions = `${target.regions.length} regions`;
  return [
    { what: 'target', ready: true, found: mock === undefined ? target.name : `${target.name} (embedded)` },
    { what: 'credentials', ready: true, found: `${regions}, ${from}` },
  ];
}

function regionRows({ target }: OpenTarget): Promise<Row[]> {
  return Promise.all(target.regions.map((region) => regionRow(target, region)));
}
