import { afterAll, describe, expect, test } from 'vitest';
import { compileValidators } from '../../contract/compile-validators.ts';
import { readContract } from '../../contract/read-contract.ts';
import { startMock } from '../../mock/start-mock.ts';
import { startReceiver } from '../../receiver/start-receiver.ts';
import type { Receiver } from '../../receiver/types.ts';
import { mockTarget } from '../../target/mock-target.ts';
import { createWire } from '../../wire/create-wire.ts';
import { webhookCases } from '../declare.ts';
import { openSession } from '../session/open-session.ts';

const contract = readContract();
const validators = compileValidators(contract);
/** A service that never tells the app of anything. */
const mock = await startMock({ contract });
const receiver = await startReceiver({ listen: { host: '127.0.0.1', port: 0 } });
const target = mockTarget(mock);
const wire = createWire({ target, contract });

afterAll(async () => {
  await wire.close();
  await receiver.stop();
  await mock.stop();
});

/** Asks the case of which the app must be told, by a program that was deaf for so long. */
function askDeaf(deafForMs: number) {
  const deaf: Receiver = { ...receiver, deafForMs: () => deafForMs };
  const { signal } = new AbortController();
  const shared = { contract, validators, suites: [], target, wire, signal, seed: 1, journal: () => {} };
  const asked = webhookCases(contract, 'webhooks').find(({ id }) => id.endsWith('_destroyed#sent'));
  if (asked === undefined) throw new Error('there must be a case about the event of a destroyed account');
  return openSession({ ...shared, receiver: deaf, runId: `deaf-${deafForMs}` }).ask(asked, 'china');
}

describe.concurrent('a callback that never came', () => {
  test('is missed by who could listen all the time', async () => {
    expect(await askDeaf(0)).toMatchObject({
      verdict: 'violates',
      message: expect.stringContaining('got none'),
    });
  });

  test('proves nothing where this machine was too busy to listen', async () => {
    expect(await askDeaf(600)).toMatchObject({
      verdict: 'unjudged',
      why: 'not provoked',
      message: expect.stringContaining('too busy to listen'),
    });
  });
});
