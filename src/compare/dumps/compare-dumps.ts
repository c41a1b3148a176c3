import { compareText } from '../../model/normalise.ts';
import { diffText } from '../text-diff.ts';
import { type DumpEntry, readDump } from './dump-entries.ts';
import { flattenConditions } from './flatten-conditions.ts';

/** One thing that two dumps do not both have, or not alike. */
export interface DumpDifference {
	readonly title: string;
	readonly kind: 'missing' | 'extra' | 'different';
	/** A unified diff from the expected to the found SQL. */
	readonly diff: string;
}

/** How two dumps compare, whatever the order of what is in them. */
export interface DumpComparison {
	/** How many things the expected dump has. */
	readonly entries: number;
	/** Sorted by title. */
	readonly differences: readonly DumpDifference[];
}

/** Compares what pg_dump wrote of two databases thing by thing; those that `isLeftOut` names count in neither. */
export function compareDumps(
	expected: string,
	found: string,
	isLeftOut: (entry: DumpEntry) => boolean,
): DumpComparison {
	return compareEntries(readDump(expected), readDump(found), isLeftOut);
}

/** The same of dumps that have been read. */
export function compareEntries(
	expected: readonly DumpEntry[],
	found: readonly DumpEntry[],
	isLeftOut: (entry: DumpEntry) => boolean,
): DumpComparison {
	const [left, right] = [expected, found].map((entries) =>
		groupByTitle(entries.filter((entry) => !isLeftOut(entry))),
	) as [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
	const titles = [...new Set([...left.keys(), ...right.keys()])].sort(compareText);
	const differences = titles.flatMap((title): readonly DumpDifference[] => {
		const [before, after] = [left.get(title), right.get(title)];
		if (before === after) return [];
		if (before !== undefined && after !== undefined && isSameButGrouped(before, after)) return [];
		const kind = after === undefined ? 'missing' : before === undefined ? 'extra' : 'different';
		return [{ title, kind, diff: diffText(title, before ?? '', after ?? '') }];
	});
	return { entries: left.size, differences };
}

function isSameButGrouped(before: string, after: string): boolean {
	return flattenConditions(before) === flattenConditions(after);
}

/** The SQL by title; a title that comes again, as of two names cut alike, keeps all of it. */
function groupByTitle(entries: readonly DumpEntry[]): ReadonlyMap<string, string> {
	const texts = new Map<string, string[]>();
	for (const { title, sql } of entries) {
		const known = texts.get(title);
		if (known) known.push(`${sql}\n`);
		else texts.set(title, [`${sql}\n`]);
	}
	return new Map([...texts].map(([title, sqls]) => [title, sqls.sort(compareText).join('')]));
}
