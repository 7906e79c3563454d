import { get, join } from '../json-pointer.ts';
import { allClauses } from '../look-up.ts';
import { eventFile } from '../read/contract-files.ts';
import type { Contract, JsonPointer, WebhookEvent } from '../types.ts';
import type { Problem } from './problem.ts';

/** Events whose command another has, or whose places resolve to nothing, or that cite a clause which does not exist. */
export function* brokenEvents(contract: Contract): Iterable<Problem> {
  const known = new Set(allClauses(contract).map(({ id }) => id));
  const commands = new Set<string>();
  for (const event of Object.values(contract.webhooks.events)) {
    const file = eventFile(event.event, 'webhook.json');
    const got = `${JSON.stringify(event.command)} (another event has it)`;
    if (commands.has(event.command)) yield { file, pointer: '/command', must: 'must be its own', got };
    commands.add(event.command);
    yield* deadPlaces(file, event);
    yield* unknownClauses(file, event, known);
  }
}

/** Where a callback repeats something is shown by `examples/request.json`. */
function* deadPlaces(file: string, event: WebhookEvent): Iterable<Problem> {
  for (const [pointer, place] of placesOf(event)) {
    if (get(event.examples.request, place) !== undefined) continue;
    const got = `${JSON.stringify(place)} (resolves to nothing)`;
    yield { file, pointer, must: 'must point into examples/request.json', got };
  }
}

function placesOf({
  repeats,
  operator,
  list,
}: WebhookEvent): readonly (readonly [JsonPointer, JsonPointer])[] {
  return [
    ...repeats.map(({ at }, index) => [join(['repeats', index, 'at']), at] as const),
    ...(operator === undefined ? [] : [['/operator', operator] as const]),
    ...(list === undefined ? [] : [['/list/entry', `${list.at}/0${list.entry}`] as const]),
  ];
}

function* unknownClauses(
  file: string,
  { repeats, list, forbidden }: WebhookEvent,
  known: ReadonlySet<string>,
): Iterable<Problem> {
  const cited = [
    ...repeats.map(({ clause }, index) => [join(['repeats', index, 'clause']), clause] as const),
    ...(list === undefined ? [] : [['/list/clause', list.clause] as const]),
    ...(forbidden === undefined ? [] : [['/forbidden/clause', forbidden.clause] as const]),
  ];
  for (const [pointer, id] of cited) {
    if (!known.has(id)) yield { file, pointer, must: 'must be the id of a clause', got: JSON.stringify(id) };
  }
}
