import { postgres } from '../../src/dialects/postgres/postgres.ts';
import type { LintContext } from '../../src/lint/context.ts';
import { proveRewrites } from '../../src/lint/proofs/prove-rewrites.ts';
import type { Rewrite, Rule } from '../../src/lint/rule.ts';
import { type ActiveRule, type LintFinding, runRules } from '../../src/lint/run-rules.ts';
import type { Migration, TransactionMode } from '../../src/project/project.ts';
import type { TracedStatement } from '../../src/rehearsal/trace/trace.ts';
import { type TraceInput, traceMigrations } from '../../src/rehearsal/trace/trace-migrations.ts';
import { splitStatements } from '../../src/sql/split.ts';

/** A migration of plain SQL, which the tool runs in one transaction unless another mode is given. */
export function plainMigration(
	path: string,
	source: string,
	transaction: TransactionMode = 'transaction',
): Migration {
	const statements = splitStatements(source);
	const sections = [{ count: statements.length, transaction }];
	return { version: path.replace(/\D.*$/, ''), name: path, path, source, statements, sections };
}

/** What tracing takes, of a history whose first migration is not judged and all others are. */
export function traceInput(...migrations: readonly Migration[]): TraceInput {
	return {
		dialect: postgres,
		history: {
			...{ layout: 'numbered', directory: '', migrations, preludes: [], dumps: [] },
			...{ bookkeepingTables: [], ledger: [] },
		},
		first: 1,
		judged: new Set(migrations.slice(1).map(({ path }) => path)),
		limits: { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 1024 },
	};
}

/** A rule that finds what has a rewrite, for as long as a statement is such that it is wanted. */
export function rewritingRule(
	id: string,
	isFound: (statement: TracedStatement) => boolean,
	rewrite: (statement: TracedStatement, context: LintContext) => Rewrite | null,
	severity: ActiveRule['severity'] = 'warning',
): ActiveRule {
	const rule: Rule = {
		...{
			id,
			group: 'locks',
			severity,
			title: id,
			happens: '',
			matters: '',
			instead: '',
			safe: null,
			sources: [],
		},
		check: {
			of: 'statement',
			judge: (statement, context) => {
				if (!isFound(statement)) return [];
				const found = rewrite(statement, context);
				return [{ subject: 'it', message: id, ...(found ? { rewrite: found } : {}) }];
			},
		},
	};
	return { rule, severity, options: {} };
}

/** The findings of rules on the judged migrations of a history, their rewrites tried. */
export async function provenFindings(
	rules: readonly ActiveRule[],
	...migrations: readonly Migration[]
): Promise<readonly LintFinding[]> {
	const input = traceInput(...migrations);
	const trace = await traceMigrations(input);
	const findings = runRules(trace, rules);
	return proveRewrites({ input, trace, rules, findings }, findings);
}
