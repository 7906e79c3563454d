import type { Call } from '../call.ts';
import type { Fault, FaultHooks } from './fault.ts';

/** The region that is unlike the others. */
const region = 'frankfurt';

/** Faults of the catalogue that are seeded a second time in one region alone. */
const ofOneRegion: readonly string[] = [
  'add-subscriber-result-1-as-2',
  'add-subscriber-list-max-100-accepted',
  'add-subscriber-not-stored',
  'add-subscriber-account-missing-wrong-code',
  'accepted-error-info-missing',
  'refusal-in-html',
  'http-status-400-on-refusal',
  'full-account-one-too-many',
  'usersig-expired-accepted',
  'identifier-not-admin-accepted',
  'app-other-region-accepted',
  'callback-not-sent',
];

/** The same defects, in Frankfurt and nowhere else: they must be reported there, and nowhere else. */
export function regionFaults(all: readonly Fault[]): readonly Fault[] {
  return all
    .filter(({ name }) => ofOneRegion.includes(name))
    .map(({ name, says, ...base }) => ({
      ...base,
      name: `one-region-${name}`,
      says: `In Frankfurt, and nowhere else, this happens: ${says}`,
      onlyIn: region,
      hooks: () => limitedTo(base.hooks()),
    }));
}

/** Hooks that leave every call of another region as it is. */
function limitedTo({ refuse, instead, room, afterwards, answer, reply, callbacks }: FaultHooks): FaultHooks {
  return {
    ...(refuse && { refuse: (refusal, call) => (isThere(call) ? refuse(refusal, call) : { refusal }) }),
    ...(instead && { instead: (call) => (isThere(call) ? instead(call) : undefined) }),
    ...(room && { room: (left, call, account) => (isThere(call) ? room(left, call, account) : left) }),
    ...(afterwards && {
      afterwards: (call, said) => {
        if (isThere(call)) afterwards(call, said);
      },
    }),
    ...(answer && { answer: (said, call) => (isThere(call) ? answer(said, call) : said) }),
    ...(reply && { reply: (sent, call, said) => (isThere(call) ? reply(sent, call, said) : sent) }),
    ...(callbacks && { callbacks: (one, call) => (isThere(call) ? callbacks(one, call) : [one]) }),
  };
}

function isThere({ runtime }: Call): boolean {
  return runtime?.app.region === region;
}
