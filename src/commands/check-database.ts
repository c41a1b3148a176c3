import { compareSchemas } from '../compare/compare-schemas.ts';
import { isProven, proveSchema } from '../compare/prove-schema.ts';
import { diffText } from '../compare/text-diff.ts';
import type { DatabaseConfig } from '../config/config.ts';
import { postgres } from '../dialects/postgres/postgres.ts';
import { measureHistory } from '../history/measure-history.ts';
import type { FileSource } from '../project/project.ts';
import type { OnProgress } from '../replay/replay.ts';
import { documentFindings } from '../report/findings/document-findings.ts';
import { driftFindings, type LocatedDrift } from '../report/findings/drift-findings.ts';
import { historyFindings } from '../report/findings/history-findings.ts';
import { locateChanges } from '../report/findings/located-changes.ts';
import type { DatabaseReport } from '../report/report.ts';
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
	const former = commits.base && (await measure(commits.base.project.document, commits.base.replay));
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
		ledger: [...replay.ledger, ...commits.ledger],
		documentDiff: present ? diffText(database.document, present.document.text, present.regenerated) : '',
		stopped: null,
	};
}

function basePaths({ base }: ReplayedCommits): ReadonlySet<string> {
	return new Set(base?.project.history.migrations.map(({ path }) => path));
}

function located(measured: MeasuredDocument, replay: LocatedDrift['replay']): LocatedDrift {
	return { drifts: measured.drifts, document: measured.document.path, replay };
}

async function isSchemaProven({ head }: ReplayedCommits, { limits }: DatabaseConfig): Promise<boolean> {
	const { schema } = head.replay;
	return isProven(await proveSchema(postgres, schema, postgres.writeSchema(schema), limits));
}
