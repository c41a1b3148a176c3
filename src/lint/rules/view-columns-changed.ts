import { identify } from '../../model/identity.ts';
import type { SchemaObject } from '../../model/objects.ts';
import { findObject } from '../../model/schema.ts';
import type { LintContext } from '../context.ts';
import { listWords, subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** Columns of a view that clients no longer find as they were. */
export const viewColumnsChanged: Rule = {
	id: 'view-columns-changed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Columns of a view changed',
	happens:
		'`CREATE OR REPLACE VIEW` can only add columns at the end; whoever drops the view and makes it anew, or renames a column, can take columns away or give them another type.',
	matters:
		'Clients that name a missing column fail with `column … does not exist`; another type breaks comparisons and what drivers expect to read.',
	instead:
		'Add columns at the end and keep the old ones, with a cast to their old type, until no client reads them.',
	safe: 'CREATE OR REPLACE VIEW order_totals AS SELECT id, total::numeric(10,2) AS total, currency FROM orders;',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			statement.changes.flatMap((change) => {
				if (change.kind === 'removed') return [];
				const view = change.kind === 'added' ? change.object : change.after;
				const broken = brokenColumns(view, context);
				if (broken.length === 0) return [];
				const subject = subjectOf(view);
				const message = `Clients of the ${subject} find other columns: ${listWords(broken)}`;
				return [{ subject, message }];
			}),
	},
};

/** What is missing from a view after all migrations, or of another type, of what it had before them. */
function brokenColumns(view: SchemaObject, { before, after }: LintContext): readonly string[] {
	if (view.kind !== 'view' && view.kind !== 'materialized-view') return [];
	const was = findObject(before, identify(view));
	const is = findObject(after, identify(view));
	if (was?.kind !== view.kind || is?.kind !== view.kind) return [];
	const current = new Map(is.columns.map(({ name, type }) => [name, type]));
	const own = new Map(view.columns.map(({ name, type }) => [name, type]));
	return was.columns.flatMap(({ name, type }) => {
		const now = current.get(name);
		// Another statement is the one that makes it so.
		if (now === type || own.get(name) !== now) return [];
		return [now === undefined ? `${name} is gone` : `${name} is ${now} instead of ${type}`];
	});
}
