import { expect, it } from 'vitest';
import type { Index, Table } from '../../../../src/model/objects.ts';
import { indexPurpose, isSearchIndex } from '../../../../src/specification/words/index-purpose.ts';
import { index, schemaOf, table } from '../schema-builder.ts';

const USERS = table('users', {
	columns: { id: 'bigint', org_id: 'bigint', email: 'text', words: 'tsvector', is_open: 'boolean' },
	foreignKeys: [{ columns: ['org_id'], to: 'orgs' }],
});

it.each<[readonly string[], Partial<Index>, string, boolean]>([
	[['email'], {}, 'Finds rows by email', false],
	[['lower(email)', 'id'], {}, 'Finds rows by lower(email) and id', false],
	[['email'], { unique: true }, 'Keeps email unique', false],
	[
		['email'],
		{ unique: true, predicate: 'deleted_at IS NULL' },
		'Keeps email unique among rows where deleted_at IS NULL',
		false,
	],
	[['org_id', 'id'], {}, 'Finds rows by org_id and id, such as those of one org', false],
	[
		['org_id'],
		{ predicate: 'id > 0' },
		'Finds rows by org_id where id is more than 0, such as those of one org',
		false,
	],
	[['is_open'], { predicate: 'NOT is_open' }, 'Finds rows where is_open is false', false],
	[
		['org_id', 'is_open'],
		{ unique: true, predicate: 'is_open = true' },
		'Keeps org_id unique among rows where is_open is true',
		false,
	],
	[['id'], { include: ['email'] }, 'Finds rows by id; answers email without reading the table', false],
	[['words'], { method: 'gin' }, 'Finds rows by the words in words', true],
	[
		['to_tsvector(email)'],
		{ method: 'gin', definition: "… gin (to_tsvector('english', email))" },
		'Finds rows by the words in to_tsvector(email)',
		true,
	],
	[
		['email'],
		{ method: 'gist', definition: '… gist (email gist_trgm_ops)' },
		'Finds rows by parts of words or similar words in email',
		true,
	],
	[['tags'], { method: 'gin' }, 'Finds rows by what tags contains', false],
	[['area'], { method: 'gist' }, 'Finds rows by overlap, containment or nearness in area', false],
	[['id'], { method: 'brin' }, 'Skips stretches of rows by ranges of id', false],
	[['id'], { method: 'hash' }, 'Finds rows by exactly id', false],
	[["'two\nlines'"], {}, "Finds rows by 'two lines'", false],
])('an index on %j %j', (keys, more, purpose, search) => {
	const schema = schemaOf(USERS);
	const subject = index('i', 'users', keys, more);
	expect(indexPurpose(schema, schema.objects[0] as Table, subject)).toBe(purpose);
	expect(isSearchIndex(schema, schema.objects[0] as Table, subject)).toBe(search);
});
