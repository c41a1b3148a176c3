import { type Identity, identify } from '../../model/identity.ts';
import type { Table } from '../../model/objects.ts';
import { findObject, findRelation, objectsOf, type Schema } from '../../model/schema.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A view that reads guarded tables with the rights of its owner. */
export const viewWithoutInvoker: Rule = {
	id: 'view-without-invoker',
	group: 'security',
	severity: 'warning',
	title: 'View that goes around row-level security',
	happens:
		'A view reads its tables as the role that owns the view. The policies of those tables are asked for that role, and do not apply at all where it owns them.',
	matters:
		'Whoever may read the view gets the rows of everybody, which the policies of the tables would not give.',
	instead:
		'Make the view with `security_invoker = true` (PostgreSQL 15 and later), or put the condition into the view and add `security_barrier`.',
	safe: 'ALTER VIEW note_titles SET (security_invoker = true);',
	sources: ['splinter/security_definer_view'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'view').flatMap((view) => {
				if (view.options.some((option) => /^security_invoker=(?:true|on|yes|1)$/i.test(option))) return [];
				const guarded = readTables(schema, identify(view)).filter(({ rowSecurity }) => rowSecurity);
				if (guarded.length === 0) return [];
				const subject = `view ${displayObject(view)}`;
				const message = `The ${subject} reads ${listWords(guarded.map(displayObject))} with its owner's rights: their policies do not apply to who reads it`;
				return [{ object: identify(view), because: guarded.map(identify), subject, message }];
			}),
	},
};

/** The tables that an object reads, of which its dependencies name the columns. */
function readTables(schema: Schema, identity: Identity): readonly Table[] {
	const found = new Set<Table>();
	for (const each of schema.dependencies.get(identity) ?? []) {
		const object = findObject(schema, each);
		const owner =
			object?.kind === 'column' ? findRelation(schema, object.namespace, object.relation) : object;
		if (owner?.kind === 'table') found.add(owner);
	}
	return [...found];
}
