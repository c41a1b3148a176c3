import { expect, it } from 'vitest';
import type { Index, Table } from '../../../../src/model/objects.ts';
import { indexPurpose, isSearchIndex } from '../../../../src/specification/words/index-purpose.ts';
import { index, schemaOf, table } from '../schema-builder.ts';

const USERS = table('users', {
	columns: { id: 'bigint', org_id: 'bigint', email: 'text', words: 'tsvector' },
	foreignKeys: [{ columns: ['org_id'], to: 'orgs' }],
});

it.each<[readonly string[], Partial<Index>, string, boolean]>([
	[['email'], {}, 'Finds users by email', false],
	[['lower(email)', 'id'], {}, 'Finds users by lower(email) and id', false],
	[['email'], { unique: true }, 'Keeps email unique among users', false],
	[
		['email'],
		{ unique: true, predicate: 'deleted_at IS NULL' },
		'Keeps email unique among users where deleted_at IS NULL',
		false,
	],
	[['org_id', 'id'], {}, 'Finds users by org_id and id, such as the users of one org', false],
	[['id'], { include: ['email'] }, 'Finds users by id; answers email without reading the table', false],
	[['words'], { method: 'gin' }, 'Finds users by the words in words', true],
	[
		['to_tsvector(email)'],
		{ method: 'gin', definition: "… gin (to_tsvector('english', email))" },
		'Finds users by the words in to_tsvector(email)',
		true,
	],
	[
		['email'],
		{ method: 'gist', definition: '… gist (email gist_trgm_ops)' },
		'Finds users by parts of words or similar words in email',
		true,
	],
	[['tags'], { method: 'gin' }, 'Finds users by what tags contains', false],
	[['area'], { method: 'gist' }, 'Finds users by overlap, containment or nearness in area', false],
	[['id'], { method: 'brin' }, 'Skips stretches of users by ranges of id', false],
	[['id'], { method: 'hash' }, 'Finds users by exactly id', false],
	[["'two\nlines'"], {}, "Finds users by 'two lines'", false],
])('an index on %j %j', (keys, more, purpose, search) => {
	const schema = schemaOf(USERS);
	const subject = index('i', 'users', keys, more);
	expect(indexPurpose(schema, schema.objects[0] as Table, subject)).toBe(purpose);
	expect(isSearchIndex(schema, schema.objects[0] as Table, subject)).toBe(search);
});
