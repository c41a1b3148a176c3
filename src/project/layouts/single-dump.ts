import type { Layout } from './layout.ts';
import { baseName, toWords, wholeOf } from './names.ts';

const FILE = /^(?:structure|schema|dump|.+_structure)\.sql$/i;
const DUMP =
	/^--\s*PostgreSQL database dump\b|^SET (?:statement_timeout|default_tablespace|client_encoding)\b/m;

/** One file that builds the whole schema, as `pg_dump --schema-only` writes it. */
export const singleDump: Layout = {
	name: 'single-dump',
	title: 'a schema dump',
	pattern: 'structure.sql or schema.sql',
	// A tool's own table in a dump is part of what the dump says.
	bookkeepingTables: [],

	async find(tree) {
		const found = await Promise.all(
			tree.files
				.filter((path) => FILE.test(baseName(path)))
				.map(async (path) => {
					const isDump = DUMP.test(((await tree.read(path)) ?? '').slice(0, 20_000));
					return isDump ? [{ directory: path, count: 1, certainty: 'fallback' } as const] : [];
				}),
		);
		return found.flat();
	},

	async plan(directory) {
		const name = baseName(directory).replace(/\.sql$/i, '');
		return { files: [{ path: directory, version: name, name: toWords(name) }], ledger: [] };
	},

	// psql runs a dump statement by statement.
	readUp: (_file, source) => ({ spans: [wholeOf(source)], transaction: 'none', ledger: [] }),
};
