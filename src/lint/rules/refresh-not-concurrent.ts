import { findRelation, partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { shownName } from '../old-tables.ts';
import { concurrently } from '../rewrites/concurrently.ts';
import type { Rule } from '../rule.ts';

/** A materialized view that nobody can read while it is filled. */
export const refreshNotConcurrent: Rule = {
	id: 'refresh-not-concurrent',
	group: 'locks',
	severity: 'warning',
	title: 'Materialized view refreshed without CONCURRENTLY',
	happens:
		'`REFRESH MATERIALIZED VIEW` takes an `ACCESS EXCLUSIVE` lock on the view and keeps it while the query runs and until the transaction ends.',
	matters: 'Everybody who reads the view waits for the whole query, which is stored because it is slow.',
	instead:
		'Refresh it with `CONCURRENTLY`. That needs a unique index on plain columns of the view, without a `WHERE`, and a view that has been filled before.',
	safe: 'REFRESH MATERIALIZED VIEW CONCURRENTLY sales_by_day;',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const { tree, locks } = statement;
			const { before } = context;
			if (!tree || !('RefreshMatViewStmt' in tree) || tree.RefreshMatViewStmt.concurrent) return [];
			return locks
				.filter(({ relation, mode }) => {
					const isView = relation.kind === 'materialized-view' && relation.isOld;
					return isView && mode === 'AccessExclusiveLock' && isFilled(before, relation);
				})
				.map(({ relation }) => {
					const canBe = hasKey(before, relation) && tree.RefreshMatViewStmt.skipData !== true;
					const rewrite = canBe ? concurrently(statement, context) : null;
					const isEmptied = tree.RefreshMatViewStmt.skipData === true;
					return {
						subject: `materialized view ${shownName(relation)}`,
						message: isEmptied
							? `${shownName(relation)} is emptied: whoever reads it gets an error until it is refreshed`
							: `${shownName(relation)} is filled under an ACCESS EXCLUSIVE lock: reads of it wait until the query is done`,
						...(rewrite ? { rewrite } : {}),
					};
				});
		},
	},
};

function isFilled(schema: Schema, { namespace, name }: RelationName): boolean {
	const view = findRelation(schema, namespace, name);
	return view?.kind === 'materialized-view' && view.populated !== false;
}

function hasKey(schema: Schema, view: RelationName): boolean {
	const columns = new Set(
		[findRelation(schema, view.namespace, view.name)].flatMap((object) =>
			object?.kind === 'materialized-view' ? object.columns.map(({ name }) => name) : [],
		),
	);
	const unquote = (key: string): string => key.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"');
	return partsOf(schema, view, 'index').some(
		({ unique, predicate, keys, valid }) =>
			unique && valid && predicate === null && keys.every((key) => columns.has(unquote(key))),
	);
}
