import type { Dialect } from '../dialect.ts';
import { advanceSequences, writeRows } from './ddl/rows.ts';
import { writeRename } from './ddl/undo/rename.ts';
import { writeUndo } from './ddl/undo/write-undo.ts';
import { writeObject } from './ddl/write-object.ts';
import { writePart, writeSchema } from './ddl/write-schema.ts';
import { listExtensions } from './engine/assets.ts';
import { dumpEngine } from './engine/dump/dump-engine.ts';
import { openEngine } from './engine/open-engine.ts';
import { openServerEngine } from './engine/server/open-server-engine.ts';
import { introspect } from './introspect/introspect.ts';
import { openSchemaReader } from './introspect/schema-reader.ts';
import { tolerate } from './introspect/tolerate.ts';
import { readKeys } from './rows/read-keys.ts';
import { readTableRows } from './rows/read-rows.ts';
import { tryStatements } from './rows/try-statements.ts';
import { forgetScans, listRelations, observe, watchRewrites } from './trace/observe.ts';

/** PostgreSQL 18, embedded. */
export const postgres: Dialect = {
	name: 'postgresql',
	isEmbedded: true,
	listExtensions: async () => new Set(['plpgsql', ...(await listExtensions()).keys()]),
	openEngine,
	introspect,
	openSchemaReader,
	watchRewrites,
	observe,
	forgetScans,
	listRelations,
	readRows: readTableRows,
	tryStatements,
	readKeys,
	dump: dumpEngine,
	writePart,
	writeSchema,
	writeObject,
	writeRename,
	writeUndo,
	writeRows,
	advanceSequences,
};

/** PostgreSQL as a server has it, 14 or newer; each engine is a scratch database of the server at this address. */
export function postgresOn(url: string): Dialect {
	return {
		...postgres,
		isEmbedded: false,
		listExtensions: async (engine) => {
			const rows = await engine.query<{ name: string }>('SELECT name::text FROM pg_available_extensions');
			return new Set(rows.map(({ name }) => name));
		},
		openEngine: ({ limits }) => openServerEngine(url, limits),
		introspect: async (engine, ignoredTables) => {
			if (!engine.shortcomings?.isPartial) return introspect(engine, ignoredTables);
			const { engine: tolerant, gaps } = tolerate(engine);
			const read = await introspect(tolerant, ignoredTables);
			return { ...read, notes: [...read.notes, ...gaps] };
		},
	};
}
