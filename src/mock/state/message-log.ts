/** One message of an official account. */
export interface Message {
  readonly sequence: number;
  /** `<sequence>_1_<seconds>`. @source pull-messages#background */
  readonly key: string;
  readonly sentAtMs: number;
  readonly random: number;
  /** The elements as they were sent. */
  readonly body: readonly unknown[];
  recalled: boolean;
}

/** What an account sent, the newest messages last. */
export interface MessageLog {
  /** Messages that can be pulled. */
  readonly messages: Message[];
  /** When the account last sent something, in ms since epoch, also what nobody can pull. */
  readonly sentAtMs: number[];
  /** Numbers given so far. */
  sequence: number;
}

/** Messages that are kept per account: a bound, because a client can go on for days. */
const mostMessages = 1000;

/** Times that are kept: enough for every limit on sending. */
const mostTimes = 10;

/** A log without messages. */
export function createMessageLog(): MessageLog {
  return { messages: [], sentAtMs: [], sequence: 0 };
}

/**
 * Notes a message and gives it a key.
 *
 * @param isKept - whether it can be pulled afterwards
 */
export function addMessage(
  log: MessageLog,
  sent: Pick<Message, 'sentAtMs' | 'random' | 'body'>,
  isKept: boolean,
): Message {
  log.sequence++;
  const key = `${log.sequence}_1_${Math.floor(sent.sentAtMs / 1000)}`;
  const message: Message = { ...sent, sequence: log.sequence, key, recalled: false };
  keepLast(log.sentAtMs, sent.sentAtMs, mostTimes);
  if (isKept) keepLast(log.messages, message, mostMessages);
  return message;
}

function keepLast<T>(list: T[], one: T, most: number): void {
  list.push(one);
  if (list.length > most) list.shift();
}
