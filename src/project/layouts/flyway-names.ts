import type { FlywaySettings } from './flyway-settings.ts';
import { baseName, compareNumbers } from './names.ts';

/** What Flyway takes a file for, by its name. */
export interface FlywayName {
	readonly kind: 'versioned' | 'repeatable' | 'undo' | 'baseline' | 'callback';
	/** Parts between dots without zeros at the end; empty where the kind has none. */
	readonly version: string;
	readonly description: string;
}

/** The moments at which Flyway runs a file named after them. */
const EVENTS = [
	...['Clean', 'Migrate', 'EachMigrate', 'EachMigrateStatement', 'Validate', 'Baseline', 'Repair', 'Info'],
	...['Undo', 'EachUndo', 'EachUndoStatement'],
].flatMap((event) => [`before${event}`, `after${event}`, `after${event}Error`]);
const CALLBACKS = [
	...EVENTS,
	...['beforeRepeatables', 'afterVersioned', 'afterMigrateApplied', 'afterMigrateOperationFinish'],
	...['beforeConnect', 'afterConnect', 'createSchema', 'beforeCreateSchema'],
];

/** Reads a file's name as Flyway does, the longest prefix first; null where it is none of Flyway's names. */
export function parseFlywayName(
	path: string,
	{ prefixes, separator, suffixes }: Pick<FlywaySettings, 'prefixes' | 'separator' | 'suffixes'>,
): FlywayName | null {
	const name = baseName(path);
	const suffix = suffixes.find((each) => name.toLowerCase().endsWith(each.toLowerCase()));
	if (suffix === undefined) return null;
	const stem = name.slice(0, name.length - suffix.length);
	const known: readonly (readonly [string, FlywayName['kind']])[] = [
		...CALLBACKS.map((event) => [event, 'callback'] as const),
		[prefixes.versioned, 'versioned'],
		[prefixes.repeatable, 'repeatable'],
		[prefixes.undo, 'undo'],
		[prefixes.baseline, 'baseline'],
	];
	const [prefix, kind] =
		known.filter(([each]) => stem.startsWith(each)).toSorted(([a], [b]) => b.length - a.length)[0] ?? [];
	if (prefix === undefined || kind === undefined) return null;
	const rest = stem.slice(prefix.length);
	const at = rest.indexOf(separator);
	const version = at < 0 ? rest : rest.slice(0, at);
	const description = at < 0 ? '' : rest.slice(at + separator.length).replaceAll('_', ' ');
	const hasVersion = kind !== 'repeatable' && kind !== 'callback';
	if (hasVersion ? !/^\d+(?:[._]\d+)*$/.test(version) : version !== '') return null;
	return { kind, version: hasVersion ? toVersion(version) : '', description };
}

/** `1_2_0` → `1.2`: underscores are dots, and zeros at the end count for nothing. */
function toVersion(text: string): string {
	const parts = text.split(/[._]/).map((part) => part.replace(/^0+(?=\d)/, ''));
	while (parts.length > 1 && parts.at(-1) === '0') parts.pop();
	return parts.join('.');
}

/** Orders versions part by part as numbers. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a.split('.'), b.split('.')];
	for (let index = 0; index < Math.max(left.length, right.length); index++) {
		const order = compareNumbers(left[index] ?? '0', right[index] ?? '0');
		if (order !== 0) return order;
	}
	return 0;
}
