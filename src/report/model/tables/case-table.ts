import type { Region } from '../../../contract/types.ts';
import type { Verdict } from '../../../results/records/run-contents.ts';
import { groupByName } from '../group-by-name.ts';

/**
 * A case as short as it can be told: numbers point into the lists of {@link CaseTable}. The verdicts are the first
 * letter of each region's, `-` where it was not asked; the notes a number for each region, -1 for none, and absent
 * where no region has one.
 */
export type CaseRow = readonly [
  caseId: string,
  operation: number,
  clauses: readonly number[],
  verdicts: string,
  notes?: readonly number[],
];

/** Every case of a run with its verdicts, as the page's script reads it. */
export interface CaseTable {
  readonly regions: readonly Region[];
  readonly operations: readonly string[];
  readonly clauses: readonly string[];
  /** What is told of verdicts that do not conform, each text once. */
  readonly texts: readonly string[];
  /** Those that broke a clause first, then what was not judged, what was observed, and the rest, by name. */
  readonly cases: readonly CaseRow[];
}

/** A longer note is cut here, and all notes together end here, in characters: the run folder has them whole. */
const LONGEST_NOTE = 400;
const ALL_NOTES = 400_000;

/** The table of all cases. */
export function buildCaseTable(verdicts: readonly Verdict[], regions: readonly Region[]): CaseTable {
  const asked = groupByName(verdicts, ({ caseId }) => caseId)
    .map(([caseId, own]) => askedCase(caseId, own, regions))
    .toSorted((a, b) => rankOf(a) - rankOf(b));
  const operations = numbered(verdicts.map(({ operation }) => operation));
  const clauses = numbered(verdicts.flatMap(clausesOf));
  const texts = numbered(fitting(asked.flatMap(({ notes }) => notes)));
  const cases = asked.map(({ caseId, operation, clauses: own, letters, notes }): CaseRow => {
    const row = [
      caseId,
      operations.get(operation) ?? -1,
      own.map((id) => clauses.get(id) ?? -1),
      letters,
    ] as const;
    const places = notes.map((note) => texts.get(note) ?? -1);
    return places.some((place) => place >= 0) ? [...row, places] : row;
  });
  return {
    regions,
    operations: [...operations.keys()],
    clauses: [...clauses.keys()],
    texts: [...texts.keys()],
    cases,
  };
}

interface AskedCase {
  readonly caseId: string;
  readonly operation: string;
  readonly clauses: readonly string[];
  readonly letters: string;
  /** One for each region, empty where there is nothing to say. */
  readonly notes: readonly string[];
}

function askedCase(caseId: string, verdicts: readonly Verdict[], regions: readonly Region[]): AskedCase {
  const byRegion = new Map(verdicts.map((verdict) => [verdict.region, verdict]));
  const given = regions.map((region) => byRegion.get(region));
  return {
    caseId,
    operation: verdicts[0]?.operation ?? '',
    clauses: [...new Set(verdicts.flatMap(clausesOf))],
    letters: given.map((verdict) => verdict?.verdict[0] ?? '-').join(''),
    notes: given.map(noteOf),
  };
}

/** The clause of a verdict, and those that its findings are about. */
function clausesOf({ clause, findings = [] }: Verdict): string[] {
  return [clause, ...findings.map((finding) => finding.clause)];
}

/** Each text once with its place in the list of them. */
function numbered(texts: readonly string[]): Map<string, number> {
  return new Map([...new Set(texts)].map((text, place) => [text, place]));
}

/** The notes that say anything, each once, as far as there is room for them. */
function fitting(notes: readonly string[]): string[] {
  let left = ALL_NOTES;
  return [...new Set(notes)].filter((note) => {
    left -= note.length;
    return note !== '' && left >= 0;
  });
}

/** What there is to say beyond the word; nothing of what conforms. */
function noteOf(verdict: Verdict | undefined): string {
  if (verdict === undefined || verdict.verdict === 'conforms') return '';
  const { why, silence, message, actual } = verdict;
  const parts =
    verdict.verdict === 'observed'
      ? [silence, actual]
      : verdict.verdict === 'unjudged'
        ? [why, message]
        : [message];
  const note = parts.filter((part) => part !== undefined && part !== '').join(': ');
  return note.length > LONGEST_NOTE ? `${note.slice(0, LONGEST_NOTE - 1)}…` : note;
}

/** What a reader looks for first. */
const ranks = ['v', 'u', 'o'] as const;

function rankOf({ letters }: AskedCase): number {
  const rank = ranks.findIndex((letter) => letters.includes(letter));
  return rank < 0 ? ranks.length : rank;
}
