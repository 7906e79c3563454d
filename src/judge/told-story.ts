/** Texts and numbers that a call gives an account, by field name. */
export type Fields = Readonly<Record<string, string | number>>;

/** A call that adds or removes users. Accounts and users are numbers: each telling of a story gives them names of its own. */
export interface BatchCommand {
  readonly does: 'add' | 'remove';
  readonly account: number;
  readonly users: readonly number[];
}

/** One thing that a story does: a plain record, so that it can be stored, told again and made smaller. */
export type Command =
  | BatchCommand
  | { readonly does: 'create'; readonly account: number; readonly fields: Fields }
  | { readonly does: 'modify'; readonly account: number; readonly fields: Fields }
  /** Gives a subscriber a text of its own. */
  | { readonly does: 'note'; readonly account: number; readonly user: number; readonly text: string }
  | { readonly does: 'destroy'; readonly account: number }
  /** Reads the subscribers of an account: all of them, or a first page of at most `limit`. */
  | { readonly does: 'list'; readonly account: number; readonly limit?: number }
  /** Reads the data of an account. */
  | { readonly does: 'describe'; readonly account: number }
  /** Reads the accounts of a user. */
  | { readonly does: 'joined'; readonly user: number }
  /** Calls that are sent at the same moment. */
  | { readonly does: 'together'; readonly calls: readonly BatchCommand[] };

/** What a case drawn at random asks: a sequence of commands, or one request in which `<user 2>` and the like stand for names. */
export type Story =
  | { readonly kind: 'sequence'; readonly commands: readonly Command[] }
  | { readonly kind: 'request'; readonly body: unknown };

/** The story behind a violation, as a verdict keeps it. */
export interface ToldStory {
  readonly story: Story;
  /** The seed from which the first story was drawn. */
  readonly seed: number;
  /** Set where the story is a smaller one than was drawn. */
  readonly shrunk?: true;
  /** How often this story was asked, and how often it failed; fewer: it is flaky. */
  readonly asked: number;
  readonly failed: number;
}
