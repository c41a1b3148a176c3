import type { DatabaseConfig } from '../../config/config.ts';
import type { Baseline } from '../../lint/suppressions/baseline.ts';
import { type Settled, suppress } from '../../lint/suppressions/suppress.ts';
import type { MigrationHistory } from '../../project/project.ts';
import { lintFindings } from '../../report/findings/lint-findings.ts';
import { setSeverities } from '../../report/findings/set-severities.ts';
import type { DatabaseReport } from '../../report/report.ts';
import type { Judged } from './judging.ts';

/** Sets aside what somebody has silenced. */
export function settle(database: DatabaseConfig, judged: Judged, baseline: Baseline): Settled {
	const { findings, migrations, rules } = judged;
	return suppress(findings, { migrations, ignore: database.ignore, baseline, rules });
}

/** Files that no migration tool is known for. */
const LOOSE = { layout: 'numbered', migrations: [] } as const;

/** What judging came to as the report of a database of which only the rules were asked. */
export function lintReport(
	database: DatabaseConfig,
	history: MigrationHistory | null,
	{ migrations, unjudged, trace, older, ledger }: Judged,
	settled: Settled,
): DatabaseReport {
	const { findings, suppressed } = lintFindings(settled, migrations, history ?? LOOSE);
	return {
		...{ name: database.name, document: database.document, isOfLint: true },
		...{ layout: history?.layout ?? null, directory: history?.directory ?? null },
		migrationCount: history?.migrations.length ?? 0,
		addedMigrations: migrations.map(({ path }) => path),
		findings: setSeverities(findings, database.rules),
		trace,
		...(older.length > 0 ? { olderFindings: older } : {}),
		...(suppressed.length > 0 ? { suppressed } : {}),
		...(unjudged.length > 0 ? { unjudged } : {}),
		...{
			changes: [],
			changedTables: null,
			healed: [],
			ledger,
			history: null,
			documentDiff: '',
			stopped: null,
		},
	};
}
