import { answerFigures } from './answer-figures.ts';
import { changeFigures } from './change-figures.ts';
import { type RegionFacts, totalOf } from './facts.ts';
import { type Figure, notMeasured } from './figure.ts';
import { joinFigures } from './join-figures.ts';
import { placeFigures } from './place-figures.ts';
import { rateFigures } from './rate-figures.ts';

/** Each takes the facts of a region, in which at least one call of the measured part was sent. */
const figures = {
  ...rateFigures,
  ...answerFigures,
  ...changeFigures,
  ...placeFigures,
  ...joinFigures,
} as const satisfies Readonly<Record<string, (facts: RegionFacts) => Figure>>;

/** A figure that a goal of a profile can look at. */
export type FigureName = keyof typeof figures;

/** All of them. */
export const figureNames = Object.keys(figures) as readonly FigureName[];

/** Works out a figure. Where nothing was sent nothing is measured, so no bound can hold by accident. */
export function figureOf(name: FigureName, facts: RegionFacts): Figure {
  if (facts.unprepared !== undefined) return notMeasured(facts.unprepared);
  if (totalOf(facts, 'sent') === 0) return notMeasured('no call was sent');
  return figures[name](facts);
}
