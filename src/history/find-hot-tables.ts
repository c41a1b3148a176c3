import type { ReplayedMigration } from '../replay/replay.ts';
import type { HotTable } from '../specification/history-figures.ts';
import { countChurn } from './count-churn.ts';
import { isMeasured, type Life, type TableLife } from './lives/life.ts';

/** From this many migrations on, a table is one that is changed often. */
const FEWEST_MIGRATIONS = 3;
/** From this many changes on, a column or constraint is named. */
const FEWEST_CHANGES = 2;
const MOST_TABLES = 10;
const MOST_PARTS = 5;

/** The tables that most migrations have changed since they were made, sorted by name; those that were dropped are left out. */
export function findHotTables(
	tables: readonly TableLife[],
	migrations: readonly ReplayedMigration[],
): readonly HotTable[] {
	return tables
		.filter(({ exists }) => exists)
		.map((table) => ({ table, places: placesOfChange(table) }))
		.filter(({ places }) => places.length >= FEWEST_MIGRATIONS)
		.sort((a, b) => b.places.length - a.places.length || byName(a.table, b.table))
		.slice(0, MOST_TABLES)
		.sort((a, b) => byName(a.table, b.table))
		.map(({ table, places }) => ({
			name: table.name,
			migrations: places.map((place) => migrations[place]?.migration.path ?? ''),
			churn: countChurn([table]),
			parts: mostChanged(table),
		}));
}

/** The places of the migrations that changed a table or a part of it since it was made last, ascending. */
export function placesOfChange({ turns, parts }: TableLife): readonly number[] {
	const made = turns.findLast(({ kind }) => kind === 'made' || kind === 'again')?.place ?? 0;
	const places = new Set<number>();
	for (const life of [{ turns }, ...parts])
		for (const { place } of life.turns) if (place > made) places.add(place);
	return [...places].sort((a, b) => a - b);
}

function mostChanged({ name, parts }: TableLife): HotTable['parts'] {
	return parts
		.filter((part) => part.exists && isMeasured(part))
		.map((part) => ({ name: part.name.slice(name.length + 1), changes: part.turns.length - 1 }))
		.filter(({ changes }) => changes >= FEWEST_CHANGES)
		.sort((a, b) => b.changes - a.changes || (a.name < b.name ? -1 : 1))
		.slice(0, MOST_PARTS);
}

function byName(a: Life, b: Life): number {
	return a.name < b.name ? -1 : 1;
}
