import { identify } from '../../model/identity.ts';
import { subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';
import { STRICTLY_RESERVED } from '../strictly-reserved.ts';

const NAMED: ReadonlySet<string> = new Set(['table', 'view', 'materialized-view', 'foreign-table', 'column']);

/** A table or column that has to be quoted because SQL means something else by its name. */
export const nameIsKeyword: Rule = {
	id: 'name-is-keyword',
	group: 'naming',
	severity: 'info',
	title: 'Name that is a reserved word',
	happens:
		'A reserved word is a name only in quotes. Without them most are a syntax error; `user` and `current_date` are something else without a word.',
	matters: '`SELECT user FROM logins` gives the name of the role, not the column.',
	instead: 'Choose another name, such as `account` for `user`, or `sort_order` for `order`.',
	safe: 'CREATE TABLE accounts (id bigint PRIMARY KEY, sort_order integer);',
	sources: ['schemacrawler/LinterTableWithQuotedNames'],
	check: {
		of: 'schema',
		judge: (schema) =>
			schema.objects
				.filter((object) => NAMED.has(object.kind) && STRICTLY_RESERVED.has(object.name))
				.filter((object) => !(object.kind === 'column' && object.inherited))
				.map((object) => ({
					object: identify(object),
					subject: subjectOf(object),
					message: `The ${subjectOf(object)} has the name of a reserved word: without quotes it is something else`,
				})),
	},
};
