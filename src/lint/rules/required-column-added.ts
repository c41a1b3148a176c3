import { identifyRelation } from '../../model/identity.ts';
import { displayName } from '../../model/name.ts';
import type { Column } from '../../model/objects.ts';
import { findObject } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { mustBeGiven } from '../column-values.ts';
import type { LintContext } from '../context.ts';
import { displayObject, listWords } from '../object-words.ts';
import { inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A new column of a known table that has to be given and that running clients do not give. */
export const requiredColumnAdded: Rule = {
	id: 'required-column-added',
	group: 'compatibility',
	severity: 'warning',
	title: 'New column that old code does not fill',
	happens:
		'After the migrations the column is `NOT NULL` and has no default, so every `INSERT` has to name it.',
	matters:
		'The code that runs while the migration is deployed does not know the column: each of its inserts fails with `null value in column … violates not-null constraint`.',
	instead: 'Give the column a default and leave it there until all running code writes the column.',
	safe: "ALTER TABLE orders ADD COLUMN currency text NOT NULL DEFAULT 'EUR';",
	sources: ['squawk/adding-required-field', 'django-migration-linter/NOT_NULL'],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const required = addedObjects(statement, 'column').filter((column) => {
				const after = inTheEnd(column, context);
				const table = { namespace: column.namespace, name: column.relation };
				const isOld = findObject(context.before, identifyRelation('table', table.namespace, table.name));
				if (!after || column.inherited || !mustBeGiven(after) || !isOld || context.isNew(table)) return false;
				// A column that is required from the start is in the way of rows, which is told already.
				return !(mustBeGiven(column) && hasRows(statement, context, column));
			});
			const tables = Map.groupBy(required, ({ namespace, relation }) => displayName(namespace, relation));
			return [...tables].map(([table, columns]) => {
				const [only] = columns;
				if (columns.length === 1 && only) {
					const name = displayObject(only);
					const message = `The column ${name} ends up NOT NULL without a default: inserts of running clients, which do not know it, fail`;
					return { subject: `column ${name}`, message };
				}
				const names = listWords(columns.map(({ name }) => name));
				const message = `${names} of ${table} end up NOT NULL without a default: inserts of running clients, which do not know them, fail`;
				return { subject: `table ${table}`, message };
			});
		},
	},
};

/** Whether the engine refused the column because of rows, or would have where none could be made. */
function hasRows(
	{ rowFailure }: TracedStatement,
	{ trace }: LintContext,
	{ namespace, relation }: Column,
): boolean {
	return rowFailure?.sqlstate === '23502' || trace.withoutRows.has(`${namespace}.${relation}`);
}
