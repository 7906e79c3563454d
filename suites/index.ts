import type { Suite } from '../src/check/declare.ts';
import { auth } from './auth.ts';
import { envelope } from './envelope.ts';
import { limits } from './limits.ts';
import { request } from './request.ts';
import { pairs, races, random, sequences } from './sequences.ts';
import { silences } from './silences.ts';
import { state } from './state.ts';
import { webhooks } from './webhooks.ts';

/** All contract suites, in the order in which their cases are asked and listed. */
export const suites: readonly Suite[] = [
  envelope,
  request,
  state,
  limits,
  webhooks,
  pairs,
  races,
  sequences,
  random,
  silences,
  auth,
];
