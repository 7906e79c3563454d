import type { Contract, Region } from '../../contract/types.ts';
import type { JudgedRun, Verdict } from '../../results/records/run-contents.ts';
import { type CitedSource, sourceOf } from './describe-clause.ts';

/** One answer to an open question, and where it was given. */
export interface ObservedAnswer {
  readonly answer: string;
  /** The answer in the contract's words, where it lists it. */
  readonly says?: string;
  readonly regions: readonly Region[];
}

/** An open question with every answer that was seen. */
export interface ObservedSilence {
  readonly silence: string;
  readonly question?: string;
  readonly source?: CitedSource;
  /** Regions that gave any answer, in the run's order. */
  readonly regions: readonly Region[];
  readonly answers: readonly ObservedAnswer[];
  /** Whether any two of these regions answered differently. */
  readonly disagree: boolean;
  /** One case that shows it. */
  readonly exemplar?: {
    readonly caseId: string;
    readonly region: Region;
    readonly exchangeIds: readonly string[];
  };
}

/** Observations by open question; those on which regions disagree come first. */
export function groupObservations(
  { verdicts, summary }: Pick<JudgedRun, 'verdicts' | 'summary'>,
  contract: Contract,
): ObservedSilence[] {
  const { observations, regions } = summary;
  const exemplars = firstOfEach(verdicts);
  const silences = [...Map.groupBy(observations, ({ silence }) => silence)].map(([silence, all]) => {
    const answering = regions.filter((region) => all.some((one) => one.region === region));
    const answers = [...Map.groupBy(all, ({ answer }) => answer)]
      .map(([answer, given]) => ({
        answer,
        ...inWords(contract, silence, given[0]?.name ?? answer),
        regions: answering.filter((region) => given.some((one) => one.region === region)),
      }))
      .toSorted((a, b) => b.regions.length - a.regions.length);
    const disagree = answers.some((answer) => answer.regions.length < answering.length);
    const exemplar = exemplars.get(silence);
    const known = describeSilence(contract, silence);
    return { silence, ...known, regions: answering, answers, disagree, ...(exemplar ? { exemplar } : {}) };
  });
  return silences.toSorted((a, b) => Number(b.disagree) - Number(a.disagree));
}

function firstOfEach(verdicts: readonly Verdict[]): Map<string, NonNullable<ObservedSilence['exemplar']>> {
  const found = new Map<string, NonNullable<ObservedSilence['exemplar']>>();
  for (const { caseId, region, ...verdict } of verdicts) {
    for (const { silence, verdict: word, exchangeIds } of [...(verdict.findings ?? []), verdict]) {
      if (word !== 'observed' || silence === undefined || found.has(silence)) continue;
      found.set(silence, { caseId, region, exchangeIds });
    }
  }
  return found;
}

function describeSilence(contract: Contract, id: string): Pick<ObservedSilence, 'question' | 'source'> {
  const silence = contract.silences[id];
  return silence ? { question: silence.question, ...sourceOf(contract, silence.source) } : {};
}

function inWords(contract: Contract, silence: string, name: string): Pick<ObservedAnswer, 'says'> {
  const known = contract.silences[silence]?.answers[name];
  return known ? { says: known.says } : {};
}
