import { everyOperation, queryCases, type Suite, situationCases } from '../src/check/declare.ts';

/** The operation whose query parameters are all tried; the others share them, and failing signatures must stay few. */
const central = 'add_subscriber';

/** Who may not ask is refused: wrong signatures, identifiers, apps, domains and query parameters. */
export const auth: Suite = {
  kind: 'auth',
  title: 'A call without the right to be served is refused and writes nothing',
  derive: everyOperation((contract, operation) => [
    ...situationCases(contract, operation, 'auth', { lane: 'auth', about: ['usersig', 'identifier', 'app'] }),
    ...(operation.command === central ? queryCases(contract, operation, 'auth') : []),
  ]),
};
