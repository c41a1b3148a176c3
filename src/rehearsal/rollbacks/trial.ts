import { compareSchemas } from '../../compare/compare-schemas.ts';
import type { Dialect, Difference, Effect, Engine, SchemaReader } from '../../dialects/dialect.ts';
import type { ReplayedMigration } from '../../replay/replay.ts';
import { type KnownObjects, numbersOf, toSchema, touchedBy } from './known-objects.ts';

/** A migration that has just run, in an engine in which everything after it can be taken back. */
export interface Trial {
	readonly dialect: Dialect;
	readonly engine: Engine;
	readonly reader: SchemaReader;
	readonly replayed: ReplayedMigration;
	/** What the migration touched. */
	readonly effects: readonly Effect[];
	/** All objects as they were before it, and as they are after it. */
	readonly before: KnownObjects;
	readonly after: KnownObjects;
	/** What it changed. */
	readonly changes: readonly Difference[];
}

/** Whether effects tell all that was done: a statement can end the telling. */
const SILENCES = /\bsession_replication_role\b|\bevent[\s_]+triggers?\b|\bauggie_replay\b/i;

/** Where a way back has led to, as far as anything was touched. */
export interface Return {
	/** From the schema before the migration to the one that there is now. */
	readonly differences: readonly Difference[];
	/** The objects as they were right after the migration, and as they are now. */
	readonly left: KnownObjects;
	readonly reached: KnownObjects;
}

/** Holds what the engine has now against what was there before the migration; `further` is what was done since it. */
export async function compareWithBefore(
	{ reader, before, after, effects }: Trial,
	further: readonly Effect[],
	statements: readonly string[],
): Promise<Return> {
	const all = [...effects, ...further];
	const isTold = !statements.some((sql) => SILENCES.test(sql));
	const numbers = numbersOf(all, before);
	const read = isTold ? await reader.readTouched(all, numbers) : null;
	const reached = read ? read.objects : await reader.readAll();
	const pick = (known: KnownObjects): KnownObjects => (read ? touchedBy(numbers, read.kinds, known) : known);
	return {
		differences: compareSchemas(toSchema(pick(before)), toSchema(reached)),
		left: pick(after),
		reached,
	};
}

/** Differences without those in which a column only stands elsewhere in its table. */
export function withoutMoves(differences: readonly Difference[]): readonly Difference[] {
	return differences.flatMap((each): readonly Difference[] => {
		if (each.kind !== 'changed') return [each];
		const attributes = each.attributes.filter(({ name }) => name !== 'position');
		return attributes.length === 0 ? [] : [{ ...each, attributes }];
	});
}
