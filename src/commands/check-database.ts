import { compareSchemas } from '../compare/compare-schemas.ts';
import { isProven, proveSchema } from '../compare/prove-schema.ts';
import { diffText } from '../compare/text-diff.ts';
import type { DatabaseConfig } from '../config/config.ts';
import { postgres } from '../dialects/postgres/postgres.ts';
import { UserError } from '../errors.ts';
import { measureHistory } from '../history/measure-history.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import type { OnProgress } from '../replay/replay.ts';
import { documentFindings } from '../report/findings/document-findings.ts';
import { driftFindings, type LocatedDrift } from '../report/findings/drift-findings.ts';
import { historyFindings } from '../report/findings/history-findings.ts';
import { locateChanges } from '../report/findings/located-changes.ts';
import type { DatabaseReport } from '../report/report.ts';
import { movedPath, unusable } from './load-base.ts';
import { driftMeter, type MeasuredDocument } from './measure-drift.ts';
import { type ReplayedCommits, replayCommits } from './replay-commits.ts';

/** Checks one database; throws a UserError for what stops it. */
export async function checkDatabase(
	database: DatabaseConfig,
	head: FileSource,
	base: FileSource | null,
	defaultName: string,
	onProgress: OnProgress | undefined,
): Promise<DatabaseReport> {
	const commits = await replayCommits(postgres, database, head, base, onProgress);
	const { project, replay } = commits.head;
	const measure = driftMeter(postgres, database, defaultName);
	const present = await measure(project.document, replay);
	const { former, ledger } = await measureFormer(measure, commits);
	const drift = present
		? await driftFindings(
				located(present, replay),
				former && commits.base && located(former, commits.base.replay),
			)
		: { findings: [], healed: [] };
	const health = measureHistory(replay.migrations, basePaths(commits), database.budget);
	const changes = commits.base ? compareSchemas(commits.base.replay.schema, replay.schema) : [];
	const documentChanged = project.document.text !== commits.base?.project.document.text;
	const documents = documentFindings({
		path: database.document,
		committed: project.document.text,
		regenerated: present?.regenerated ?? null,
		wasCurrent: former ? former.regenerated === former.document.text : null,
		hadDocument: commits.base ? commits.base.project.document.text !== null : null,
		unproven: present && documentChanged && !(await isSchemaProven(commits, database)),
		hasDrift: drift.findings.length > 0,
	});
	return {
		name: database.name,
		document: database.document,
		layout: project.history.layout,
		directory: project.history.directory,
		migrationCount: health.total,
		addedMigrations: commits.base ? health.added : [],
		changes: await locateChanges(changes, replay),
		findings: [...documents, ...drift.findings, ...(commits.base ? historyFindings(health) : [])],
		healed: drift.healed,
		ledger: [...replay.ledger, ...commits.ledger, ...ledger],
		documentDiff: present ? diffText(database.document, present.document.text, present.regenerated) : '',
		stopped: null,
	};
}

/** The merge base's document; one that cannot be read must not stop the pull request that mends it. */
async function measureFormer(
	measure: ReturnType<typeof driftMeter>,
	{ base }: ReplayedCommits,
): Promise<{ readonly former: MeasuredDocument | null; readonly ledger: readonly LedgerEntry[] }> {
	try {
		return { former: base && (await measure(base.project.document, base.replay)), ledger: [] };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		return { former: null, ledger: [unusable('The specification at the merge base cannot be used', error)] };
	}
}

/** The merge base's migrations by the paths that they have at the head, which may have moved their directory. */
function basePaths({ head, base }: ReplayedCommits): ReadonlySet<string> {
	const { history } = head.project;
	const former = base?.project.history;
	return new Set(former?.migrations.map(({ path }) => movedPath(path, former, history)));
}

function located(measured: MeasuredDocument, replay: LocatedDrift['replay']): LocatedDrift {
	return { drifts: measured.drifts, document: measured.document.path, replay };
}

async function isSchemaProven({ head }: ReplayedCommits, { limits }: DatabaseConfig): Promise<boolean> {
	const { schema } = head.replay;
	return isProven(await proveSchema(postgres, schema, postgres.writeSchema(schema), limits));
}
