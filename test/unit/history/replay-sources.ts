import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import type { Migration, MigrationHistory, Prelude } from '../../../src/project/project.ts';
import type { Replay } from '../../../src/replay/replay.ts';
import { replayHistory } from '../../../src/replay/replay-history.ts';
import { splitStatements } from '../../../src/sql/split.ts';

const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };

/** Replays texts as the migrations `1.sql`, `2.sql` and so on, on top of a prelude where one is given. */
export async function replaySources(sources: readonly string[], prelude?: string): Promise<Replay> {
	const migrations = sources.map((source, index): Migration => {
		const statements = splitStatements(source);
		const sections = [{ count: statements.length, transaction: 'transaction' as const }];
		const version = String(index + 1);
		return { version, name: '', path: `${version}.sql`, source, statements, sections };
	});
	const preludes: readonly Prelude[] =
		prelude === undefined
			? []
			: [{ path: 'prelude.sql', source: prelude, statements: splitStatements(prelude) }];
	const history: MigrationHistory = {
		...{ layout: 'numbered', directory: '', migrations, preludes, dumps: [], ledger: [] },
		bookkeepingTables: [{ name: 'versions', sql: 'CREATE TABLE versions (id int)' }],
	};
	return (await replayHistory({ dialect: postgres, history, limits, baseCount: null })).head;
}
