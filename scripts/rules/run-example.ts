import type { Dialect } from '../../src/dialects/dialect.ts';
import { withDefaults } from '../../src/lint/active-rules.ts';
import { proveRewrites } from '../../src/lint/proofs/prove-rewrites.ts';
import type { Rule } from '../../src/lint/rule.ts';
import { runRules } from '../../src/lint/run-rules.ts';
import type { MigrationHistory } from '../../src/project/project.ts';
import { traceMigrations } from '../../src/rehearsal/trace/trace-migrations.ts';
import { lintFindings } from '../../src/report/findings/lint-findings.ts';
import { findingBlock } from '../../src/report/formats/text/lint.ts';
import type { RuleExample } from './read-example.ts';

/** What a rule says about an example: how many findings, and their text as `lint` prints it. */
export interface ExampleOutcome {
	readonly findings: number;
	/** Empty where it finds nothing. */
	readonly text: string;
}

const LIMITS = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 };
const WIDTH = 100;

/** Judges an example by one rule, in an engine of the dialect; throws where the example does not run to its end. */
export async function runExample(
	dialect: Dialect,
	rule: Rule,
	{ migrations, first, options }: RuleExample,
): Promise<ExampleOutcome> {
	const history: MigrationHistory = {
		...{ layout: 'numbered', directory: '', migrations, preludes: [] },
		...{ dumps: [], bookkeepingTables: [], ledger: [] },
	};
	const judged = new Set(migrations.slice(first).map(({ path }) => path));
	const input = { dialect, history, first, judged, limits: LIMITS };
	const trace = await traceMigrations(input);
	if (trace.stopped) throw new Error(`${trace.stopped.migration.path}: ${trace.stopped.failure.message}`);
	const rules = [withDefaults(rule, { severity: null, options })];
	const all = runRules(trace, rules);
	const introduced = all.filter((finding) => finding.introduced);
	const proven = await proveRewrites({ input, trace, rules, findings: all }, introduced);
	const settled = { findings: proven, suppressed: [], problems: [] };
	const { findings } = lintFindings(settled, migrations, history);
	return {
		findings: findings.length,
		text: findings.map((finding) => `${findingBlock(finding, (_, text) => text, WIDTH)}\n`).join('\n'),
	};
}
