import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { failureDetail } from '../row-failure.ts';
import type { Rule } from '../rule.ts';
import { addedObjects, changedObjects } from '../statement-changes.ts';

/** A schema change that works on empty tables and failed on made-up rows, for a reason that has no rule of its own. */
export const failsOnRows: Rule = {
	id: 'fails-on-rows',
	group: 'data',
	severity: 'info',
	title: 'Schema change that fails on some rows',
	happens:
		'The statement ran on empty tables and failed on rows that were made up for the trial, all of which the schema allowed. Whether it fails on real ones depends on what they are.',
	matters: 'A migration that works on an empty database may fail on the one that counts.',
	instead: 'Read what the engine said, and look in production for rows like these before the migration runs.',
	safe: null,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement) => {
			const { rowFailure, command } = statement;
			if (!rowFailure || !isDefinition(statement) || hasRule(statement)) return [];
			return [
				{
					subject: 'statement',
					message: `${command} fails on rows that the schema allows: ${rowFailure.message}`,
					...failureDetail(statement, rowFailure.sqlstate),
				},
			];
		},
	},
};

/** Rows that are made up tell little of a statement that is about certain rows. */
function isDefinition({ tree, changes }: TracedStatement): boolean {
	const kinds = [
		'SelectStmt',
		'UpdateStmt',
		'DeleteStmt',
		'InsertStmt',
		'MergeStmt',
		'DoStmt',
		'CallStmt',
		'CopyStmt',
	];
	return tree !== null && changes.length > 0 && !kinds.some((kind) => kind in tree);
}

/** A constraint that is validated later is meant to fail there, where that harms nobody. */
function hasRule(statement: TracedStatement): boolean {
	const isRetyped = changedObjects(statement, 'column').some(
		({ before, after }) => before.type !== after.type,
	);
	switch (statement.rowFailure?.sqlstate) {
		case '23502':
			return addedObjects(statement, 'column').length + changedObjects(statement, 'column').length > 0;
		case '23503':
		case '23514':
			return statement.changes.some((change) => {
				const object = change.kind === 'changed' ? change.after : change.object;
				return ['check', 'foreign-key', 'table'].includes(object.kind);
			});
		case '23505':
			return addedObjects(statement, 'index').some(({ unique }) => unique);
		case '23P01':
			return addedObjects(statement, 'exclusion').length > 0;
		default:
			return isRetyped;
	}
}
