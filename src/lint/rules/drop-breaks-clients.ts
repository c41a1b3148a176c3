import type { SchemaObject } from '../../model/objects.ts';
import type { TracedLoss } from '../../rehearsal/trace/trace.ts';
import { droppedOfKinds, isReplaced } from '../dropped-objects.ts';
import { subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A table or column that clients no longer find and that takes no rows with it. */
export const dropBreaksClients: Rule = {
	id: 'drop-breaks-clients',
	group: 'compatibility',
	severity: 'warning',
	title: 'Dropped while clients may use it',
	happens:
		'A statement that names a dropped table or column fails, from the commit on, with `relation … does not exist` or `column … does not exist`. Dropped rows and values are told by `drop-loses-rows`; this is about what has none of its own: generated columns, foreign tables, tables that cannot have rows.',
	matters:
		'The code that runs during the release still names it. Mappers list every column that they know in each `SELECT` and `INSERT`.',
	instead: 'Release code that does not use it first; drop it in a later release.',
	safe: null,
	sources: ['squawk/ban-drop-column', 'squawk/ban-drop-table', 'strong_migrations/remove_column'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			droppedOfKinds(statement, context, 'table', 'foreign-table', 'column')
				// Partitions come and go, and clients ask for the table that they are parts of.
				.filter(
					(object) =>
						object.kind === 'column' || (object.partitionOf === null && !isReplaced(object, context)),
				)
				.filter((object) => !statement.losses.some((loss) => isOf(loss, object)))
				.map((object) => ({
					subject: subjectOf(object),
					message: `The ${subjectOf(object)} is dropped: running clients that use it fail`,
				})),
	},
};

function isOf({ relation, column }: TracedLoss, object: SchemaObject): boolean {
	const isColumn = object.kind === 'column';
	const name = isColumn ? object.relation : object.name;
	if (!('namespace' in object) || relation.namespace !== object.namespace || relation.name !== name)
		return false;
	return column === null || (isColumn && column === object.name);
}
