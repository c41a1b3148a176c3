import type { Migration, MigrationHistory } from '../../../../src/project/project.ts';
import type { CheckpointStore } from '../../../../src/replay/checkpoints/checkpoint-store.ts';
import { splitStatements } from '../../../../src/sql/split.ts';

/** So many statements that a checkpoint after them pays. */
export const MANY = Array.from({ length: 100 }, (_, at) => `COMMENT ON SCHEMA public IS '${at}';`).join('\n');

/** A numbered history of these migrations. */
export function makeHistory(sources: readonly string[], prelude?: string): MigrationHistory {
	const migrations = sources.map((source, at): Migration => {
		const statements = splitStatements(source);
		const sections = [{ count: statements.length, transaction: 'implicit' as const }];
		return { version: `${at}`, name: 'step', path: `m/${at}.sql`, source, statements, sections };
	});
	const given = prelude === undefined ? [] : [{ path: 'p.sql', source: prelude }];
	return {
		...{ layout: 'numbered', directory: 'm', migrations, dumps: [], ledger: [] },
		preludes: given.map((each) => ({ ...each, statements: splitStatements(each.source) })),
		bookkeepingTables: [{ name: 'versions', sql: 'CREATE TABLE versions (version text)' }],
	};
}

/** A store in memory that counts. */
export interface CountingStore extends CheckpointStore {
	readonly entries: Map<string, Uint8Array>;
	readonly found: () => number;
}

/** Opens a store in memory. */
export function openCountingStore(): CountingStore {
	const entries = new Map<string, Uint8Array>();
	let found = 0;
	return {
		entries,
		found: () => found,
		async get(key) {
			const entry = entries.get(key) ?? null;
			if (entry) found++;
			return entry;
		},
		async put(key, bytes) {
			entries.set(key, bytes);
		},
	};
}
