import { describeDeadline } from '../../report/model/load/describe-deadline.ts';
import { formatSpan } from '../../report/model/load/format-span.ts';
import { alignColumns, indent, labelled, wrapText } from '../../report/terminal.ts';
import type { OnboardingPlan, OnboardingRegion } from '../../results/records/onboarding-plan.ts';

/** A plan as text for people: the sum of it, a line per region, the deadline, and what it takes for granted. */
export function describeOnboarding(plan: OnboardingPlan, width: number): string {
  const { regions, deadline, assumptions } = plan;
  return [
    ...wrapText(headline(plan), width),
    '',
    ...alignColumns([heads, ...regions.map(cellsOf)], width),
    '',
    ...labelled('ceiling', ceiling(plan), width),
    ...labelled('safe rate', safeRates(regions), width),
    ...labelled('retries', retries(plan), width),
    ...(deadline ? labelled('deadline', describeDeadline(deadline), width) : []),
    '',
    'assumed',
    ...assumptions.flatMap((one) => indent(hanging(one, width - 4), 2)),
  ].join('\n');
}

const heads = ['region', 'subscribers', 'accounts', 'calls', 'calls/s', 'time'];

function cellsOf({
  region,
  subscribers,
  accounts,
  calls,
  ratePerSecond,
  seconds,
}: OnboardingRegion): string[] {
  return [
    region,
    count(subscribers),
    count(accounts),
    count(calls),
    rate(ratePerSecond),
    formatSpan(seconds),
  ];
}

function headline({ subscribers, batch, regions, seconds, accountPlaces, measured }: OnboardingPlan): string {
  const at = measured
    ? `at the rate that ${measured.by} measured in run ${measured.runId}`
    : 'at the documented rate';
  return (
    `${count(subscribers)} subscribers take ${formatSpan(seconds)} ${at}: ${count(sum(regions, 'calls'))} calls of up to ${batch}, ` +
    `on ${count(sum(regions, 'accounts'))} official accounts of up to ${count(accountPlaces)} subscribers.`
  );
}

function ceiling({ regions, batch }: OnboardingPlan): string {
  const rates = regions.map(({ documented }) => documented.ratePerSecond);
  const perSecond = rates.reduce((total, one) => total + one, 0) * batch;
  const longest = Math.max(...regions.map(({ documented }) => documented.seconds));
  const where = regions.length === 1 ? '' : ` in ${regions.length} regions`;
  return `${rate(rates[0] ?? 0)} calls/s x ${batch}${where} = ${count(perSecond)} subscribers/s at most: ${formatSpan(longest)}`;
}

function safeRates(regions: readonly OnboardingRegion[]): string {
  const longest = Math.max(...regions.map(({ safe }) => safe.seconds));
  const rates = [...Map.groupBy(regions, ({ safe }) => safe.ratePerSecond)];
  const texts = rates.map(([perSecond, own]) =>
    rates.length === 1
      ? `${rate(perSecond)} calls/s`
      : `${rate(perSecond)} calls/s in ${own.map(({ region }) => region).join(', ')}`,
  );
  return `${texts.join('; ')}: ${formatSpan(longest)}, with no refusal expected`;
}

function retries({ regions, measured }: OnboardingPlan): string {
  if (measured === undefined) return 'not known without a measured run (--from)';
  const [calls, sends] = [sum(regions, 'calls'), sum(regions, 'sends')];
  const share = calls === 0 ? 0 : (100 * (sends - calls)) / sends;
  return `${count(sends - calls)} of ${count(sends)} calls (${Number(share.toFixed(2))} %) are sent again at that rate`;
}

function hanging(text: string, width: number): string[] {
  return wrapText(text, width).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

function sum(regions: readonly OnboardingRegion[], name: 'calls' | 'accounts' | 'sends'): number {
  return regions.reduce((total, region) => total + region[name], 0);
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}

function rate(perSecond: number): string {
  return String(Number(perSecond.toFixed(1)));
}
