import type { Expectation } from '../../judge/expectation.ts';
import type { AccountKnowledge, Knowledge } from '../../judge/membership.ts';
import type { Command } from '../../judge/told-story.ts';
import type { CaseRequest, World } from '../case.ts';
import type { StoryModel } from './story-model.ts';

/** Users of a story, and accounts that it may create; one more account is spoken of and never created. */
export const storyUsers = 5;
export const storyAccounts = 2;

/** A command that is one call. */
export type Single = Exclude<Command, { readonly does: 'together' }>;

/** What a call of a story is judged by: the model, and what is known of memberships. */
export interface Known {
  readonly world: World;
  readonly model: StoryModel;
  readonly memberships: Knowledge;
}

/** How one kind of command is told: which operation is called, with what, and what must come of it. */
export interface Telling {
  readonly operation: string;
  readonly request: (world: World) => CaseRequest;
  readonly expect: (known: Known) => Expectation;
  readonly settles?: true;
}

/** The command of one kind. */
export type Of<Does extends Single['does']> = Extract<Single, { readonly does: Does }>;

/** A request with this JSON body. */
export function body(json: object): CaseRequest {
  return { body: { json } };
}

/** The id of an account of a story. */
export function accountId(world: World, account: number): string {
  return world.freeAccount(account);
}

/** The world in which an account of a story is the one that requests are about, or that they create. */
export function inAccount(world: World, account: number): World {
  const id = accountId(world, account);
  return { ...world, account: id, freeAccount: () => id };
}

/** The UserID of a user of a story. */
export function userName(world: World, user: number): string {
  return world.users(storyUsers)[user] as string;
}

/** What is known of the members of an account of a story; nothing where it is not there. */
export function knowledgeOf(
  memberships: Knowledge,
  world: World,
  account: number,
): AccountKnowledge | undefined {
  return memberships.get(accountId(world, account));
}
