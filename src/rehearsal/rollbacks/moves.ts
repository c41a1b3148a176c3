import type { Difference } from '../../dialects/dialect.ts';
import { codeSpan } from '../../specification/markdown.ts';
import { listed } from '../../specification/words/listing.ts';
import { displayName } from './describe-differences.ts';

/** What is to be said of columns that came back at another place in their table, as Markdown sentences. */
export function describeMoves(differences: readonly Difference[]): readonly string[] {
	const moved = differences.filter(
		(each) => each.kind === 'changed' && each.attributes.some(({ name }) => name === 'position'),
	);
	if (moved.length === 0) return [];
	const names = moved.map((each) =>
		codeSpan(displayName(each.kind === 'changed' ? each.after : each.object)),
	);
	return [`The order of columns is not as before: ${listed(names)}.`];
}
