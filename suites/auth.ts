import {
  type Case,
  type Contract,
  everyOperation,
  type Operation,
  queryCases,
  querySpellingCases,
  type Suite,
  situationCases,
} from '../src/check/declare.ts';

/** The operation at which everything is tried; the others share the layer that answers, and failing signatures stay few. */
const central = 'add_subscriber';

/** Who may not ask is refused: wrong signatures, identifiers, apps, domains and query parameters. */
export const auth: Suite = {
  kind: 'auth',
  title: 'A call without the right to be served is refused and writes nothing',
  derive: (contract) =>
    everyOperation((_, operation) => {
      const cases = situationCases(contract, operation, 'auth', ['usersig', 'identifier', 'app']);
      if (operation.command === central)
        return [
          ...cases,
          ...queryCases(contract, operation, 'auth'),
          ...querySpellingCases(contract, operation, 'auth'),
        ];
      return few(contract, operation, cases);
    })(contract),
};

/** Of failing signatures the first (is it looked at at all?), and one other in turn; everything else stays. */
function few({ operations }: Contract, { command }: Operation, cases: readonly Case[]): readonly Case[] {
  const [first, ...others] = cases.filter(({ lane }) => lane === 'auth');
  const inTurn = others[Object.keys(operations).indexOf(command) % others.length];
  return cases.filter((one) => one.lane !== 'auth' || one === first || one === inTurn);
}
