import { droppedOfKinds, isReplaced } from '../dropped-objects.ts';
import { subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A view that clients no longer find. */
export const viewDropped: Rule = {
	id: 'view-dropped',
	group: 'compatibility',
	severity: 'warning',
	title: 'View dropped',
	happens: '`DROP VIEW` removes the view, its grants and its comments.',
	matters: 'Reports and services that read it fail with `relation … does not exist`.',
	instead:
		'Make sure that nobody reads it, in the code and in tools that connect by themselves; revoking `SELECT` first shows who still does and can be undone at once.',
	safe: 'REVOKE SELECT ON order_totals FROM reporting;',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			droppedOfKinds(statement, context, 'view', 'materialized-view')
				.filter((view) => !isReplaced(view, context))
				.map((view) => {
					const subject = subjectOf(view);
					return { subject, message: `The ${subject} is dropped: running clients that read it fail` };
				}),
	},
};
