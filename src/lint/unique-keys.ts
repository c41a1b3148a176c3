import { partsOf, type RelationName, type Schema } from '../model/schema.ts';

/** What keeps rows of a table apart. */
export interface UniqueKey {
	readonly name: string;
	/** Column names, or expressions as the engine prints them. */
	readonly keys: readonly string[];
	readonly predicate: string | null;
	/** Whether `ON CONFLICT` with these keys and this predicate can refer to it. */
	covers(keys: readonly string[], predicate: string | null): boolean;
}

/** The valid unique indexes of a table, those of its constraints among them. */
export function uniqueKeysOf(schema: Schema, table: RelationName): readonly UniqueKey[] {
	return partsOf(schema, table, 'index')
		.filter(({ unique, valid }) => unique && valid)
		.map(({ name, keys, predicate }) => ({
			name,
			keys,
			predicate,
			covers: (wanted, where) =>
				wanted.length === keys.length &&
				wanted.every((key) => keys.includes(key)) &&
				(predicate === null || predicate === where),
		}));
}
