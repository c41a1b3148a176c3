import type { LocatedChange } from '../../report.ts';
import { type ChangeLine, describeChanges } from '../../schema-changes.ts';
import { renderPhrase } from '../../words/phrase.ts';
import { codeSpan, inlineText } from './escape.ts';
import { listItems } from './fold.ts';
import { place, type RepositoryLinks } from './links.ts';

/** The schema changes of a pull request in words, one item per relation; empty when there are none. */
export function schemaChangesList(
	changes: readonly LocatedChange[],
	links: RepositoryLinks | null,
	most: number,
): string {
	return listItems(describeChanges(changes), most, ({ relation, lines }) => {
		const [only] = lines;
		const own = relation === null ? '' : `${codeSpan(relation)}: `;
		if (lines.length === 1 && only) return `- ${own}${changeLine(only, links)}`;
		const shown = lines.slice(0, most).map((line) => `  - ${changeLine(line, links)}`);
		if (lines.length > most) shown.push(`  - … and ${lines.length - most} more`);
		return [`- ${own.trimEnd()}`, ...shown].join('\n');
	});
}

function changeLine({ words, migration }: ChangeLine, links: RepositoryLinks | null): string {
	const text = renderPhrase(words, { quote: codeSpan, cite: inlineText });
	return migration ? `${text} · ${place(migration, links)}` : text;
}
