import type { Directive, ReadDirective } from '../directive.ts';
import { readAtlas } from './atlas.ts';
import { readOwn } from './own.ts';
import { readSquawk } from './squawk.ts';

/** Every tool whose directives are understood, with words that stand in each of them. */
const TOOLS: readonly { readonly mark: string; readonly read: ReadDirective }[] = [
	{ mark: 'database-spec:', read: readOwn },
	{ mark: 'squawk-ignore', read: readSquawk },
	{ mark: 'atlas:nolint', read: readAtlas },
];

/** Whether a text may hold a directive at all: most migrations need not be read for them. */
export function mayHoldDirectives(source: string): boolean {
	return TOOLS.some(({ mark }) => source.includes(mark));
}

/** The directive that a comment is, its marks included; null for all other comments. */
export function readDirective(comment: string): Directive | null {
	const text = comment
		.replace(/^(?:--+|\/\*+)/, '')
		.replace(/\*+\/$/, '')
		.replace(/^\s*\*(?!\/)/gm, '')
		.trim()
		.replace(/\s+/g, ' ');
	for (const { mark, read } of TOOLS) if (text.startsWith(mark)) return read(text);
	return null;
}
