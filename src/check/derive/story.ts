import { admissibleCodes, clauseById } from '../../contract/look-up.ts';
import type { ClauseId, Contract } from '../../contract/types.ts';
import { type Expectation, expectAccepted, expectSilence } from '../../judge/expectation.ts';
import { batchRequest } from '../ask/arrange.ts';
import type { Arrangement, Case, CaseRequest, Step, World } from '../case.ts';
import type { BatchOperation } from '../find-operation.ts';

/** A case that tells a story of several calls: everything about it but what follows from its steps. */
export interface Story {
  readonly operation: string;
  readonly kind: string;
  readonly subject: string;
  readonly variant: string;
  readonly clause: ClauseId;
  readonly title: string;
  readonly arrangement: Arrangement;
  readonly users: number;
  readonly steps: readonly Step[];
  readonly readsBack?: true;
  readonly ownUsers?: true;
  readonly joins?: number;
  readonly accounts?: number;
  readonly everywhere?: true;
}

/** A story as a case of the main lane. */
export function storyCase({ kind, subject, variant, ...story }: Story): Case {
  return { ...story, id: `${story.operation}/${kind}/${subject}#${variant}`, lane: 'main' };
}

/** A story without users of the operation that makes the promise; `rest` is the end of its case id. */
export function promiseStory(
  kind: string,
  rest: string,
  clause: ClauseId,
  arrangement: Arrangement,
  steps: readonly Step[],
): Case {
  const [subject, variant] = rest.split('#') as [string, string];
  const [operation] = clause.split('.') as [string];
  const title = `${operation}: ${subject}, ${variant.replaceAll('-', ' ')}`;
  return storyCase({ operation, kind, subject, variant, clause, title, arrangement, users: 0, steps });
}

/**
 * A call of a batch operation about some users, with the Results that it must have, in any order. Where a user is in the
 * state already (Result 2) and the clause admits a refusal of that, the refusal is as good.
 */
export function batchStep(
  operation: BatchOperation,
  clause: ClauseId,
  users: (world: World) => readonly string[],
  results: readonly number[],
): Step {
  return {
    operation: operation.command,
    request: (world) => requestAbout(operation, world, users(world)),
    expect: ({ contract }) => {
      const { refusal } = clauseById(contract, clause);
      const accepted = expectAccepted(clause, results);
      if (refusal === undefined || !results.includes(2)) return accepted;
      const refused = admissibleCodes(contract, operation.command, refusal);
      return { ...accepted, answers: [...accepted.answers, { refused }] };
    },
  };
}

/** A valid request of a batch operation about the given users. */
export function requestAbout(operation: BatchOperation, world: World, users: readonly string[]): CaseRequest {
  return { body: { json: batchRequest(operation, { ...world, users: () => users }, users.length) } };
}

/** What a case asks about an open question. */
export interface Question {
  readonly silence: string;
  /** Tells several cases of one question apart; `observed` where absent. */
  readonly variant?: string;
  readonly operation: string;
  /** The clause that is broken where the answer is none of the admissible ones. */
  readonly clause: ClauseId;
  readonly title: string;
  readonly arrangement: Arrangement;
  readonly users: number;
  readonly invents?: true;
  readonly unforeseeable?: true;
  readonly ownUsers?: true;
  /** `main` where absent. */
  readonly lane?: Case['lane'];
  /** Calls that come before the one that is observed. */
  readonly before?: readonly Step[];
  readonly request: (world: World) => CaseRequest;
  /** The users whose Results tell the answer; absent: all. */
  readonly about?: (world: World) => readonly string[];
  readonly read?: Expectation['read'];
  /** Set where no sense can be made of the request: then it is refused, whatever else the silence admits. */
  readonly senseless?: true;
}

/** The case of one open question: any admissible answer is observed, any other violates. */
export function silenceCase(contract: Contract, kind: string, question: Question): Case {
  const {
    silence,
    variant = 'observed',
    operation,
    clause,
    title,
    arrangement,
    users,
    before = [],
    request,
    about,
    read,
    invents,
    unforeseeable,
    ownUsers,
    senseless,
    lane = 'main',
  } = question;
  const expect = (world: World): Expectation => {
    const open = expectSilence(contract, operation, silence, clause, about?.(world));
    const answers = open.answers.filter(({ refused }) => !senseless || refused !== undefined);
    return { ...open, answers, ...(read === undefined ? {} : { read }) };
  };
  return {
    id: `${operation}/${kind}/${silence}#${variant}`,
    operation,
    clause,
    silence,
    title,
    lane,
    arrangement,
    users,
    ...(invents && { invents }),
    ...(unforeseeable && { unforeseeable }),
    ...(ownUsers && { ownUsers }),
    steps: [...before, { operation, request, expect }],
  };
}
