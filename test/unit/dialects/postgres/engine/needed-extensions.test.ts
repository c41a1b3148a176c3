import { expect, test } from 'vitest';
import { neededExtensions } from '../../../../../src/dialects/postgres/engine/needed-extensions.ts';

test.each([
	['CREATE EXTENSION IF NOT EXISTS LTREE;', ['ltree']],
	['create extension "uuid-ossp"; create extension pg_trgm', ['pg_trgm', 'uuid-ossp']],
	['CREATE EXTENSION Earthdistance', ['cube', 'earthdistance']],
	['SELECT ltree_is_not_this, my_citext', []],
])('%s needs %j', async (source, names) => {
	expect(Object.keys(await neededExtensions([source])).sort()).toEqual(names);
});
