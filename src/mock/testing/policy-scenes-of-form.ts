import { adding, contract, type Desk, openAccount, type Unusual } from './desk.ts';

/** Scenes about the form of a request and the way it takes; see `policyScenes`. */

const a = '@TOA#_a';

/** The code of an addition, or the HTTP status where HTTP answers. */
function addition(desk: Desk, unusual: Unusual): number {
  const { status, body } = desk.reply('add_subscriber', adding(openAccount(desk, a), ['u']), unusual);
  return status === 200 ? JSON.parse(String(body)).ErrorCode : status;
}

const withBody =
  (...bodies: readonly (string | Uint8Array)[]) =>
  (desk: Desk) =>
    bodies.map((raw) => addition(desk, { raw }));

const withCall =
  (...calls: readonly Unusual[]) =>
  (desk: Desk) =>
    calls.map((unusual) => addition(desk, unusual));

const valid = JSON.stringify(adding(a, ['u']));
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const command = contract.service.path.replace('{command}', 'add_subscriber');
const capitals = { contenttype: undefined, ContentType: 'JSON' };

/** The code of the creation of an account with this number of places, as it is written. */
const creating = (places: string) => (desk: Desk) =>
  desk.code('create_official_account', undefined, {
    raw: `{"Owner_Account":"owner","Name":"name","MaxSubscriberNum":${places}}`,
  });

export const policyScenesOfForm: Readonly<
  Record<string, [scene: (desk: Desk) => unknown, outcomes: Record<string, unknown>]>
> = {
  'nearly-json': [
    withBody(valid.replace(/}$/, ',"Note":"\t"}'), valid.repeat(2), valid.replace(/}$/, ',}')),
    { no: [60003, 60003, 60003], yes: [0, 0, 60003] },
  ],
  'unusual-encoding': [
    withBody(
      `\ufeff${valid}`,
      Buffer.from(`\ufeff${valid}`, 'utf16le'),
      Buffer.from(valid.replace(/}$/, ',"Note":"\xff"}'), 'latin1'),
      valid.replace(/}$/, ',"Note":"\\ud800"}'),
    ),
    { refused: [6017, 6017, 6017, 6017], accepted: [0, 0, 0, 0], 60003: [60003, 60003, 60003, 60003] },
  ],
  'unusual-number': [creating('1e2'), { accepted: 0, refused: 6017, 20001: 20001 }],
  'deep-nesting': [
    withBody(...[100, 5001].map((levels) => valid.replace(/}$/, `,"Note":${nested(levels)}}`))),
    { accepted: [0, 0], refused: [6017, 6017], 'by-http': [0, 413] },
  ],
  'parameter-case': [
    withCall({ query: capitals }, { query: { contenttype: 'JSON' } }),
    { refused: [6017, 6017], accepted: [0, 0], 60025: [60025, 60025] },
  ],
  'unusual-path': [
    withCall(
      { path: command.toUpperCase() },
      { path: `/${command}/` },
      { path: command.replace('/v4', '') },
      { path: command.replace('add', '%61dd') },
      { path: `${command}s` },
      { path: '/%' },
    ),
    {
      refused: [6017, 6017, 6017, 6017, 6017, 6017],
      accepted: [0, 0, 0, 0, 60009, 60009],
      'by-http': [404, 404, 404, 404, 60009, 404],
      60009: [60009, 60009, 60009, 60009, 60009, 60009],
    },
  ],
  'unusual-transfer': [
    withCall({ chunked: true }, { accept: 'text/html' }, { accept: '*/*' }),
    { accepted: [0, 0, 0], refused: [6017, 6017, 0], 'by-http': [411, 406, 0] },
  ],
  'method-without-body': [
    withCall({ method: 'OPTIONS' }, { method: 'HEAD' }),
    { 'by-http': [204, 405], refused: [6017, 6017] },
  ],
};
