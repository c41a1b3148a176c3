import { aLock } from '../lock-words.ts';
import { hasRead, isOldTable, lockDuring, shownName } from '../old-tables.ts';
import { addUsingIndex } from '../rewrites/using-index.ts';
import type { Rule } from '../rule.ts';
import { addedObjects } from '../statement-changes.ts';

/** A primary key or unique constraint whose index is built while nobody may use the table. */
export const constraintBuildsIndex: Rule = {
	id: 'constraint-builds-index',
	group: 'locks',
	severity: 'warning',
	title: 'Key added without an index that is already there',
	happens:
		'A `PRIMARY KEY` or `UNIQUE` constraint builds its index at once, under an `ACCESS EXCLUSIVE` lock on the table. A primary key also reads every row for a `NULL` where its columns allow one.',
	matters: 'Nobody reads or writes the table until the index is built.',
	instead:
		'Build a unique index with `CONCURRENTLY` first, and make it the constraint with `USING INDEX`, which takes a moment.',
	safe: 'CREATE UNIQUE INDEX CONCURRENTLY customers_email_key ON customers (email);\nALTER TABLE customers ADD CONSTRAINT customers_email_key UNIQUE USING INDEX customers_email_key;',
	sources: [
		'squawk/disallowed-unique-constraint',
		'squawk/adding-serial-primary-key-field',
		'eugene/E7',
		'atlas/PG104',
		'atlas/PG105',
		'strong_migrations/add_unique_constraint',
	],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const keys = [...addedObjects(statement, 'primary-key'), ...addedObjects(statement, 'unique')];
			return keys.flatMap((key) => {
				const table = { namespace: key.namespace, name: key.relation };
				const index = addedObjects(statement, 'index').find(
					({ constraint, namespace, relation }) =>
						constraint === key.name && namespace === key.namespace && relation === key.relation,
				);
				const mode = lockDuring(statement, table);
				if (!index || !mode || key.inherited || !isOldTable(statement, context, table)) return [];
				if (!hasRead(statement, context, table)) return [];
				const rewrite = addUsingIndex(statement, context);
				const what = key.kind === 'primary-key' ? 'the primary key' : 'the unique constraint';
				return [
					{
						subject: `constraint ${shownName(table)}.${key.name}`,
						message: `The index of ${what} ${key.name} is built under ${aLock(mode)}: reads and writes of ${shownName(table)} wait until it is done`,
						...(rewrite ? { rewrite } : {}),
					},
				];
			});
		},
	},
};
