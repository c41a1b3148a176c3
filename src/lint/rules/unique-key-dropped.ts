import { partsOf } from '../../model/schema.ts';
import { droppedOfKinds } from '../dropped-objects.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { uniqueKeysOf } from '../unique-keys.ts';

/** A unique key over columns for which none is left. */
export const uniqueKeyDropped: Rule = {
	id: 'unique-key-dropped',
	group: 'compatibility',
	severity: 'warning',
	title: 'Unique key dropped',
	happens:
		'Without the primary key, unique constraint or unique index nothing stops a second row with the same values, and `ON CONFLICT (columns)` has nothing to refer to.',
	matters:
		'Upserts of running code fail with `there is no unique or exclusion constraint matching the ON CONFLICT specification`; other code writes duplicates that later stop the key from coming back.',
	instead:
		'Build the new key first, with `CREATE UNIQUE INDEX CONCURRENTLY`, and drop the old one when no code relies on it.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			droppedOfKinds(statement, context, 'primary-key', 'unique', 'index').flatMap((key) => {
				if (
					key.kind === 'index' &&
					(!key.unique || !key.valid || key.constraint !== null || key.partitionOf !== null)
				)
					return [];
				const { namespace, relation } = key;
				const columns = key.kind === 'index' ? key.keys : key.columns;
				const predicate = key.kind === 'index' ? key.predicate : null;
				const table = { namespace, name: relation };
				const names = new Set(partsOf(context.after, table, 'column').map(({ name }) => name));
				// A key goes with its column, which is told.
				if (key.kind !== 'index' && !columns.every((column) => names.has(column))) return [];
				if (
					names.size === 0 ||
					uniqueKeysOf(context.after, table).some((left) => left.covers(columns, predicate))
				)
					return [];
				const name = displayObject(key);
				const message = `Nothing keeps ${listWords(columns)} of ${relation} unique any more: ON CONFLICT of running clients fails, duplicates come in`;
				return [{ subject: `${key.kind === 'index' ? 'index' : 'constraint'} ${name}`, message }];
			}),
	},
};
