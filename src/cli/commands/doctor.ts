import type { Contract } from '../../contract/types.ts';
import { UserError } from '../../contract/user-error.ts';
import { type Config, readConfig } from '../../target/read-config.ts';
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
  const { globals, cwd } = invocation;
  const contract = await attempt('contract', async () => openContract(invocation));
  const config = await attempt('config', () => readConfig(globals.config, cwd));
  if (contract.row || config.row) return [contractRow(contract), configRow(config)];
  const opened = await attempt('credentials', () => openTarget(invocation, contract.value, [], false));
  if (opened.row) return [contractRow(contract), configRow(config), opened.row];
  try {
    const regions = await regionRows(opened.value);
    return [contractRow(contract), configRow(config), ...credentialRows(opened.value), ...regions];
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
