import type { Contract } from '../../contract/types.ts';
import type { Exchange } from '../../judge/exchange.ts';
import { clearlyRefused } from '../../judge/membership.ts';
import { readOutcome } from '../../judge/outcome.ts';
import type { Command, Fields } from '../../judge/told-story.ts';

/** What the answers so far say about one account of a story. */
export interface AccountModel {
  /** `unknown` after an answer that leaves open what happened. */
  readonly life: 'never' | 'alive' | 'destroyed' | 'unknown';
  /** Places for subscribers, where the story gave a number; `unknown` where it is open which. */
  readonly places: number | 'default' | 'unknown';
  /** Texts that must be read back, by field; the field is absent where nothing certain is known of it. */
  readonly texts: Readonly<Record<string, string>>;
  /** Fields that the last modification gave. */
  readonly given: readonly string[];
  /** Texts of subscribers, by number of the user. */
  readonly notes: ReadonlyMap<number, string>;
}

const never: AccountModel = { life: 'never', places: 'default', texts: {}, given: [], notes: new Map() };

/** The reference model of a story: its accounts by number. Memberships are the business of the judge's `Knowledge`. */
export type StoryModel = ReadonlyMap<number, AccountModel>;

/** What is known of an account. */
export function accountOf(model: StoryModel, account: number): AccountModel {
  return model.get(account) ?? never;
}

/** Folds commands with their answers into what is known of the accounts: the model follows the target's own answers. */
export function modelAfter(
  commands: readonly Command[],
  exchanges: readonly Exchange[],
  contract: Contract,
): StoryModel {
  const model = new Map<number, AccountModel>();
  for (const [index, exchange] of exchanges.entries()) {
    const command = commands[index];
    if (command === undefined || !('account' in command)) continue;
    model.set(
      command.account,
      follow(accountOf(model, command.account), command, cameTo(exchange, contract)),
    );
  }
  return model;
}

type Came = 'accepted' | 'refused' | 'open';

function cameTo(exchange: Exchange, contract: Contract): Came {
  const outcome = readOutcome(exchange);
  if (outcome.kind === 'accepted') return 'accepted';
  return clearlyRefused(outcome, contract) ? 'refused' : 'open';
}

function follow(was: AccountModel, command: Command, came: Came): AccountModel {
  if (came === 'refused') return was;
  switch (command.does) {
    case 'create':
      if (came === 'open') return { ...never, life: 'unknown', places: 'unknown' };
      return {
        ...never,
        life: 'alive',
        places: placesIn(command.fields, 'default'),
        texts: textsIn(command.fields),
      };
    case 'destroy':
      return came === 'open' ? { ...was, life: 'unknown' } : { ...never, life: 'destroyed' };
    case 'modify':
      return came === 'open' ? inDoubt(was, command.fields) : modified(was, command.fields);
    case 'note':
      return { ...was, notes: withNote(was.notes, command.user, came === 'open' ? undefined : command.text) };
    case 'add':
    case 'remove':
      // Whether a text outlives a subscription, or one that was refused comes to be with it, is an open question.
      return { ...was, notes: withoutNotes(was.notes, command.users) };
    default:
      return was;
  }
}

function modified(was: AccountModel, fields: Fields): AccountModel {
  return {
    ...was,
    places: placesIn(fields, was.places),
    texts: { ...was.texts, ...textsIn(fields) },
    given: Object.keys(fields),
  };
}

function inDoubt(was: AccountModel, fields: Fields): AccountModel {
  const kept = Object.entries(was.texts).filter(([name]) => !(name in fields));
  return {
    ...was,
    places: placesField in fields ? 'unknown' : was.places,
    texts: Object.fromEntries(kept),
  };
}

/** The field by which an account is given its places. @source create_official_account#request-fields */
export const placesField = 'MaxSubscriberNum';

function placesIn(fields: Fields, otherwise: AccountModel['places']): AccountModel['places'] {
  const places = fields[placesField];
  return typeof places === 'number' ? places : otherwise;
}

function textsIn(fields: Fields): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

function withNote(
  notes: ReadonlyMap<number, string>,
  user: number,
  text: string | undefined,
): ReadonlyMap<number, string> {
  const rest = withoutNotes(notes, [user]);
  return text === undefined ? rest : new Map([...rest, [user, text]]);
}

function withoutNotes(
  notes: ReadonlyMap<number, string>,
  users: readonly number[],
): ReadonlyMap<number, string> {
  return new Map([...notes].filter(([user]) => !users.includes(user)));
}
