import { expect, it } from 'vitest';
import { listRules } from '../../../src/specification/rules.ts';
import { index, schemaOf, table } from './schema-builder.ts';

it('lists what the database makes sure of, in words and in SQL', () => {
	const schema = schemaOf([
		...table('users', {
			columns: { id: 'bigint', email: 'text', orgId: 'bigint' },
			unique: [['email'], ['orgId', 'email']],
			checks: {
				email_given: ["email <> ''::text", 'email'],
				odd_rule: ['f(email)', 'email'],
				low: ['lower(email) = email', 'email'],
			},
		}),
		index('by_org', 'users', ['"orgId"', 'lower(email)'], { unique: true, predicate: 'deleted_at IS NULL' }),
		index('plain', 'users', ['email']),
		index('users_email_key', 'users', ['email'], { unique: true, constraint: 'users_email_key' }),
	]);
	expect(listRules(schema).map(({ columns, words, sql }) => [columns, words, sql])).toEqual([
		[['email'], 'no two rows share it', 'UNIQUE (email)'],
		[['orgId', 'email'], 'no two rows share `orgId` and `email`', 'UNIQUE ("orgId", email)'],
		[['email'], 'is not empty', "CHECK (email <> ''::text)"],
		[['email'], 'satisfies `odd_rule`', 'CHECK (f(email))'],
		[['email'], 'is in lower case', 'CHECK (lower(email) = email)'],
		[
			['orgId', 'lower(email)'],
			'no two rows share `orgId` and `lower(email)` where `deleted_at IS NULL`',
			'UNIQUE INDEX ("orgId", lower(email)) WHERE deleted_at IS NULL',
		],
	]);
});

it('prefers what people called a rule to its SQL', () => {
	const objects = table('t', { columns: { a: 'text' }, checks: { odd: ['f(a)', 'a'] } }).map((object) =>
		object.kind === 'check' ? { ...object, comment: 'Must *look* right' } : object,
	);
	expect(listRules(schemaOf(objects))[0]!.words).toBe('Must \\*look\\* right');
});

it.each([
	['NOT VALID', 'is not empty; older rows are not checked'],
	['NOT ENFORCED', 'is not empty; the database does not enforce it'],
])('says which rows a check that is %s does not reach', (ending, words) => {
	const checks = { given: ["a <> ''::text", 'a'] } as const;
	const objects = table('t', { columns: { a: 'text' }, checks }).map((object) =>
		object.kind === 'check'
			? { ...object, validated: false, definition: `${object.definition} ${ending}` }
			: object,
	);
	expect(listRules(schemaOf(objects))).toMatchObject([{ words, sql: `CHECK (a <> ''::text) ${ending}` }]);
});
