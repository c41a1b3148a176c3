import type { Candidate, Layout } from './layout.ts';
import { baseName, toWords } from './names.ts';
import { readPsql } from './psql.ts';

const FILE = /^(?:structure|schema|dump|.+_structure)\.sql$/i;
const DUMP =
	/^--\s*PostgreSQL database dump\b|^SET (?:statement_timeout|default_tablespace|client_encoding)\b/m;

/** How much of a file is looked at to see whether it is a dump, in UTF-16 units. */
const HEADER = 20_000;

/** One file that builds the whole schema, as `pg_dump --schema-only` writes it. */
export const singleDump: Layout = {
	name: 'single-dump',
	title: 'a schema dump',
	pattern: 'structure.sql or schema.sql',
	// A tool's own table in a dump is part of what the dump says.
	bookkeepingTables: [],

	async find(tree) {
		const named = tree.files.filter((path) => FILE.test(baseName(path)));
		const found = await Promise.all(
			named.map(async (path): Promise<readonly Candidate[]> => {
				const isDump = await tree.read(path).then(
					(text) => DUMP.test((text ?? '').slice(0, HEADER)),
					// A file that cannot be read is named by the error when it is loaded.
					() => true,
				);
				return isDump ? [{ directory: path, count: 1, certainty: 'fallback' }] : [];
			}),
		);
		return found.flat();
	},

	async plan(directory) {
		const name = baseName(directory).replace(/\.sql$/i, '');
		return { files: [{ path: directory, version: name, name: toWords(name) }], ledger: [] };
	},

	readUp: ({ path }, source, context) => readPsql(path, source, context),
};
