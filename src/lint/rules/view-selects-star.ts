import { identifyRelation } from '../../model/identity.ts';
import { findObject } from '../../model/schema.ts';
import type { ParseNode } from '../../sql/parse-one.ts';
import { displayObject } from '../object-words.ts';
import { changedOldObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A view whose columns nobody wrote down. */
export const viewSelectsStar: Rule = {
	id: 'view-selects-star',
	group: 'robustness',
	severity: 'info',
	title: 'View that selects *',
	happens:
		'PostgreSQL writes down the columns that `*` stands for when the view is made. Columns that the table gets later are not in the view.',
	matters:
		'A database that makes the view after the next column has another view than one that made it before, and `CREATE OR REPLACE` with the same text then fails where the new column is not the last.',
	instead: 'Write the columns.',
	safe: 'CREATE VIEW open_orders AS SELECT id, total FROM orders WHERE closed_at IS NULL;',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const { tree } = statement;
			const query = queryOf(tree);
			if (!query || !selectsStar(query)) return [];
			const views = [
				...addedObjects(statement, 'view'),
				...addedObjects(statement, 'materialized-view'),
				...changedOldObjects(statement, context, 'view').map(({ after }) => after),
			];
			return (
				views
					.filter((view) => inTheEnd(view, context))
					// One that stands in for a renamed table is meant to have all columns.
					.filter(
						({ namespace, name }) => !findObject(context.before, identifyRelation('table', namespace, name)),
					)
					.map((view) => ({
						subject: `view ${displayObject(view)}`,
						message: `The view ${displayObject(view)} selects *: it has the ${view.columns.length} columns of today and none that come later`,
					}))
			);
		},
	},
};

function queryOf(tree: ParseNode | null): ParseNode | undefined {
	if (tree && 'ViewStmt' in tree) return tree.ViewStmt.query;
	if (tree && 'CreateTableAsStmt' in tree && tree.CreateTableAsStmt.objtype === 'OBJECT_MATVIEW')
		return tree.CreateTableAsStmt.query;
	return undefined;
}

function selectsStar(query: ParseNode): boolean {
	if (!('SelectStmt' in query)) return false;
	const { targetList = [], larg, rarg } = query.SelectStmt;
	if (larg && rarg) return selectsStar({ SelectStmt: larg }) || selectsStar({ SelectStmt: rarg });
	return targetList.some((target) => {
		const value = 'ResTarget' in target ? target.ResTarget.val : undefined;
		return value && 'ColumnRef' in value && value.ColumnRef.fields?.some((field) => 'A_Star' in field);
	});
}
