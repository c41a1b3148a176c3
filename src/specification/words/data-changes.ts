import type { DataChange } from '../../replay/data-changes.ts';
import { codeSpan } from '../markdown.ts';
import { listed } from './listing.ts';

const VERBS: readonly (readonly [DataChange['verb'], string])[] = [
	['insert', 'Put rows into'],
	['update', 'Changed rows of'],
	['delete', 'Took rows out of'],
];

/** What a migration did to rows, in Markdown sentences: `` Put rows into `plans`. ``; empty for nothing. */
export function describeDataChanges(changes: readonly DataChange[]): string {
	const sentences = VERBS.flatMap(([verb, words]) => {
		const tables = changes.flatMap((change) =>
			change.verb === verb ? [change.table === null ? 'a table' : codeSpan(change.table)] : [],
		);
		return tables.length === 0 ? [] : [`${words} ${listed([...new Set(tables)])}.`];
	});
	const isUnclear = changes.some(({ verb }) => verb === 'unknown');
	return [...sentences, ...(isUnclear ? ['Changed rows by code.'] : [])].join(' ');
}
