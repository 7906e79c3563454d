import { adding, contract, type Desk, openAccount, type Unusual } from './desk.ts';

const a = '@TOA#_odd';

/** A part of the scene: calls whose bodies, queries, paths and methods are unlike those of any usual client. */
export function oddCalls(desk: Desk): void {
  openAccount(desk, a);
  for (const [index, odd] of oddOnes.entries()) desk.reply('add_subscriber', adding(a, [`odd${index}`]), odd);
  desk.reply('get_subscriber_info', { Official_Account: a, Next: '' });
  const owned = `{"Owner_Account":"owner","Name":"name","MaxSubscriberNum":`;
  for (const places of ['NaN', '1e2'])
    desk.reply('create_official_account', undefined, { raw: `${owned}${places}}` });
}

const path = contract.service.path.replace('{command}', 'add_subscriber');
const nested = `${'['.repeat(100)}${']'.repeat(100)}`;

const oddOnes: readonly Unusual[] = [
  { raw: 'add these' },
  { raw: ' \n ' },
  { raw: JSON.stringify(adding(a, ['cut'])).slice(0, -3) },
  { raw: `{"Official_Account":"${a}",}` },
  { raw: `{"Official_Account":"${a}","SubscriberList":${nested}}` },
  { raw: Buffer.from([0x7b, 0xff, 0x7d]) },
  { method: 'GET' },
  { method: 'PATCH' },
  { queryReversed: true },
  { url: `${path}?identifier=%61dmin` },
  { query: { random: '0' } },
  { query: { random: '4294967295' } },
  { path: `${path}_of_nobody` },
];
