import type { Life, LivingKind, TableLife, Turn } from '../../../src/history/lives/life.ts';
import type { ReplayedMigration } from '../../../src/replay/replay.ts';

/** Turns by their places: made at the first, changed at the others; the last one drops it where that is said. */
export function makeLife(kind: LivingKind, name: string, places: readonly number[], exists = true): Life {
	const turns = places.map((place, index): Turn => {
		const isLast = index === places.length - 1;
		const effect = { verb: 'changed', kind, identity: `${kind} ${name}`, key: '', details: [] } as never;
		const step = { path: `${place}.sql`, line: 1, sql: '', command: '', effects: [] };
		return {
			...{ place, touch: { step, effect }, goesAlong: false, name },
			kind: index === 0 ? 'made' : isLast && !exists ? 'dropped' : 'changed',
			changes: index === 0 ? [] : [{ trait: 'type', before: 'a', after: 'b', undoes: null }],
		};
	});
	return { kind, name, exists, turns };
}

/** A table that is made at the first place, with its parts. */
export function makeTable(
	name: string,
	places: readonly number[],
	parts: readonly Life[] = [],
	exists = true,
): TableLife {
	return { ...makeLife('table', name, places, exists), kind: 'table', parts };
}

/** Migrations of these versions that ran and did nothing. */
export function makeMigrations(versions: readonly string[]): readonly ReplayedMigration[] {
	return versions.map((version, place) => ({
		migration: {
			...{ version, name: '', path: `${place}.sql`, source: '', statements: [], sections: [] },
		},
		steps: [],
	}));
}
