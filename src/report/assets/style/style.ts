import { CHARTS } from './charts.ts';
import { EVIDENCE } from './evidence.ts';
import { MEDIA } from './media.ts';
import { PAGE } from './page.ts';
import { TABLES } from './tables.ts';
import { THEME_COLOURS } from './theme.ts';

/** The page's one style sheet; the reader's system decides which theme it shows, or the button. */
export const STYLE = [THEME_COLOURS, PAGE, EVIDENCE, TABLES, CHARTS, MEDIA].join('');
