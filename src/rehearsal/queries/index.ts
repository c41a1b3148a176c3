import type { Pattern } from './idea.ts';
import { children } from './patterns/children.ts';
import { containment } from './patterns/containment.ts';
import { counts } from './patterns/counts.ts';
import { hierarchy } from './patterns/hierarchy.ts';
import { junction } from './patterns/junction.ts';
import { latest } from './patterns/latest.ts';
import { overlap } from './patterns/overlap.ts';
import { pageByPage } from './patterns/page-by-page.ts';
import { partSearch } from './patterns/part-search.ts';
import { partialLookup } from './patterns/partial-lookup.ts';
import { uniqueLookup } from './patterns/unique-lookup.ts';
import { wordSearch } from './patterns/word-search.ts';

/** Every way in which a table is asked, the most telling first: of those that work, only some are shown. */
export const PATTERNS: readonly Pattern[] = [
	wordSearch,
	partSearch,
	overlap,
	hierarchy,
	junction,
	containment,
	pageByPage,
	partialLookup,
	uniqueLookup,
	children,
	latest,
	counts,
];
