import type { Dialect } from '../dialect.ts';
import { writeObject } from './ddl/write-object.ts';
import { writeSchema } from './ddl/write-schema.ts';
import { listExtensions } from './engine/assets.ts';
import { openEngine } from './engine/open-engine.ts';
import { introspect } from './introspect/introspect.ts';

/** PostgreSQL 18, embedded. */
export const postgres: Dialect = {
	name: 'postgresql',
	listExtensions: async () => new Set(['plpgsql', ...(await listExtensions()).keys()]),
	openEngine,
	introspect,
	writeSchema,
	writeObject,
};
