import type { SelftestResult } from '../../selftest/types.ts';

/** What a selftest came to, for people. */
export function describeSelftest(result: SelftestResult, { quiet }: { readonly quiet: boolean }): string {
  const { faults, caught, mutationScore, harmless, falseAlarms, elapsedMs } = result;
  const head = `caught    ${caught} of ${faults} faults: mutation score ${mutationScore} %`;
  if (quiet) return head;
  const silent = harmless - new Set(falseAlarms.map(({ change }) => change)).size;
  return [
    head,
    ...survivorLines(result),
    ...busyLines(result),
    ...flakyLines(result),
    `harmless  ${silent} of ${harmless} changes raise no alarm`,
    ...alarmLines(result),
    `time      ${Math.round(elapsedMs / 100) / 10} s`,
  ].join('\n');
}

function survivorLines({ survived }: SelftestResult): readonly string[] {
  return survived.flatMap(({ fault, clause, says, reportedUnder }) => [
    `x ${fault} survived (${clause})`,
    `    ${says}`,
    `    oaprobe check --fault ${fault}`,
    ...(reportedUnder.length === 0 ? [] : [`    noticed, but only under ${reportedUnder.join(', ')}`]),
  ]);
}

function busyLines({ inconclusive }: SelftestResult): readonly string[] {
  return inconclusive.map((fault) => `? ${fault} was not judged: the machine was too busy; try it again`);
}

function flakyLines({ flaky }: SelftestResult): readonly string[] {
  return flaky.map(
    ({ fault, everyNth, calls }) =>
      `flaky     ${fault} strikes one call in ${everyNth}; it took ${calls} calls to see it`,
  );
}

function alarmLines({ falseAlarms }: SelftestResult): readonly string[] {
  return falseAlarms.flatMap(({ change, caseId, clause, message }) => [
    `x ${change} raises an alarm (${clause})`,
    `    ${message}`,
    `    in ${caseId}`,
  ]);
}
