import { CASES } from './cases.ts';
import { CHARTS_CLIENT } from './charts.ts';
import { COPY } from './copy.ts';
import { PRINT } from './print.ts';
import { THEME } from './theme.ts';

/**
 * The page's one script. Without it the page shows all the same but for the list of cases, so what needs it is hidden
 * until it runs.
 */
export const CLIENT = `
'use strict';
${[THEME, COPY, CASES, CHARTS_CLIENT, PRINT].join('')}
`;
