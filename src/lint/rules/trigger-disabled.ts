import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A trigger that does not fire. */
export const triggerDisabled: Rule = {
	id: 'trigger-disabled',
	group: 'schema',
	severity: 'warning',
	title: 'Trigger left disabled',
	happens:
		'`DISABLE TRIGGER` keeps a trigger from firing for everybody, not only for the session, until somebody enables it again.',
	matters:
		'What it keeps up (sums, histories, searches) goes wrong without an error. It is mostly a load that forgot the second half.',
	instead:
		'Enable it in the same transaction, or use `SET LOCAL session_replication_role = replica` for a load; drop it where it is not wanted.',
	safe: 'ALTER TABLE orders ENABLE TRIGGER orders_touch;',
	sources: [],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'trigger')
				.filter(({ enabled }) => enabled === 'disabled')
				.map((trigger) => ({
					object: identify(trigger),
					subject: `trigger ${displayObject(trigger)}`,
					message: `The trigger ${displayObject(trigger)} is left disabled: it fires for nobody`,
				})),
	},
};
