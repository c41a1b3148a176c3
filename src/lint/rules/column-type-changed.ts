import { identify } from '../../model/identity.ts';
import { findObject } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { isSameForClients } from '../column-types.ts';
import { displayObject } from '../object-words.ts';
import { changedOldObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A column that gives clients another type. */
export const columnTypeChanged: Rule = {
	id: 'column-type-changed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Type of a column changed',
	happens:
		'Every statement that reads or writes the column deals with the new type from the commit on. Prepared statements that give it fail once with `cached plan must not change result type`.',
	matters:
		'Drivers read `bigint` and `numeric` as other types than `integer`, compare `text` with a number only by a cast, and send binary values in the old form. Code that fits the old type may not fit the new one, and both run during a release.',
	instead:
		'Add a column of the new type, write both, copy the values in batches, move the readers, then drop the old one.',
	safe: 'ALTER TABLE orders ADD COLUMN total_cents bigint;',
	sources: [
		'squawk/changing-column-type',
		'strong_migrations/change_column',
		'django-migration-linter/ALTER_COLUMN',
	],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedOldObjects(statement, context, 'column')
				.filter(({ attributes, after }) => attributes.has('type') && !after.inherited && !isRename(statement))
				.map(({ before, after }) => ({
					after,
					before: findObject(context.before, identify(after)) ?? before,
				}))
				.flatMap(({ before, after }) => (before.kind === 'column' ? [{ before, after }] : []))
				// What another statement makes of it counts, and is told there.
				.filter(({ after }) => (inTheEnd(after, context) ?? after).type === after.type)
				.filter(({ before, after }) => !isSameForClients(before.type, after.type))
				.map(({ before, after }) => ({
					subject: `column ${displayObject(after)}`,
					message: `The column ${displayObject(after)} is ${after.type} instead of ${before.type}: clients read and write another type`,
				})),
	},
};

/** A type that is renamed, or moved, shows in the columns that have it. */
function isRename({ effects }: TracedStatement): boolean {
	return effects.some(
		({ kind, details }) => kind !== 'table' && kind !== 'column' && details.some(isRenamed),
	);
}

function isRenamed(detail: string): boolean {
	return detail.startsWith('renamed from ');
}
