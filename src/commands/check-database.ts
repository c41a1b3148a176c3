import { compareSchemas } from '../compare/compare-schemas.ts';
import { isProven, proveSchema } from '../compare/prove-schema.ts';
import { diffText } from '../compare/text-diff.ts';
import type { DatabaseConfig } from '../config/config.ts';
import { postgres } from '../dialects/postgres/postgres.ts';
import { measureHistory } from '../history/measure-history.ts';
import type { FileSource } from '../project/project.ts';
import type { OnProgress } from '../replay/replay.ts';
import { type DocumentState, documentFindings } from '../report/findings/document-findings.ts';
import { driftFindings } from '../report/findings/drift-findings.ts';
import { historyFindings } from '../report/findings/history-findings.ts';
import { locateChanges } from '../report/findings/located-changes.ts';
import type { DatabaseReport } from '../report/report.ts';
import { movedPath } from './load-base.ts';
import { type MeasuredDocuments, measureDocuments } from './measure-documents.ts';
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
	const documents = await measureDocuments(postgres, database, commits, defaultName);
	const drift = await driftFindings(documents.headDrift, documents.baseDrift);
	const wholes = documentFindings(await stateOf(database, commits, documents));
	const health = measureHistory(commits.head.replay.migrations, basePaths(commits), database.budget);
	const changes = commits.base ? compareSchemas(commits.base.replay.schema, commits.head.replay.schema) : [];
	const { project, replay } = commits.head;
	return {
		name: database.name,
		document: database.document,
		layout: project.history.layout,
		directory: project.history.directory,
		migrationCount: health.total,
		addedMigrations: commits.base ? health.added : [],
		changes: await locateChanges(changes, replay),
		findings: [...wholes, ...drift.findings, ...(commits.base ? historyFindings(health) : [])],
		healed: drift.healed,
		ledger: [...replay.ledger, ...commits.ledger, ...documents.ledger],
		documentDiff: documents.head
			? diffText(database.document, documents.head.document.text, documents.head.regenerated)
			: '',
		stopped: null,
	};
}

/** The merge base's migrations by the paths that they have at the head, which may have moved their directory. */
function basePaths({ head, base }: ReplayedCommits): ReadonlySet<string> {
	const { history } = head.project;
	const former = base?.project.history;
	return new Set(former?.migrations.map(({ path }) => movedPath(path, former, history)));
}

async function stateOf(
	database: DatabaseConfig,
	commits: ReplayedCommits,
	{ head, base }: MeasuredDocuments,
): Promise<DocumentState> {
	const text = commits.head.project.document.text;
	const former = commits.base?.project.document.text;
	return {
		path: database.document,
		committed: text,
		regenerated: head?.regenerated ?? null,
		wasCurrent: base ? base.regenerated === base.document.text : null,
		hadDocument: former === undefined ? null : former !== null,
		// The proof takes an engine of its own, and was made when an unchanged document was written.
		unproven: text !== null && text !== former && !(await isSchemaProven(commits, database)),
		hasDrift: Boolean(head?.drifts.length),
	};
}

async function isSchemaProven({ head }: ReplayedCommits, { limits }: DatabaseConfig): Promise<boolean> {
	const { schema } = head.replay;
	return isProven(await proveSchema(postgres, schema, postgres.writeSchema(schema), limits));
}
