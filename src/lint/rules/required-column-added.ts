import { identifyRelation } from '../../model/identity.ts';
import { findObject } from '../../model/schema.ts';
import { mustBeGiven } from '../column-values.ts';
import { displayObject } from '../object-words.ts';
import { addedObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

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
		judge: (statement, context) =>
			addedObjects(statement.changes, 'column').flatMap((column) => {
				const after = inTheEnd(column, context);
				const table = identifyRelation('table', column.namespace, column.relation);
				if (!after || column.inherited || !mustBeGiven(after) || !findObject(context.before, table))
					return [];
				if (context.isNew({ namespace: column.namespace, name: column.relation })) return [];
				// That rows are in its way is told already.
				if (statement.rowFailure?.sqlstate === '23502') return [];
				const name = displayObject(column);
				const message = `Column ${name} ends up NOT NULL without a default: inserts of running clients, which do not know it, fail`;
				return [{ subject: `column ${name}`, message }];
			}),
	},
};
