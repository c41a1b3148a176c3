import { allOf } from '../all-of.ts';
import { comparePrivileges } from '../compare/compare-privileges.ts';
import { compareSchemas } from '../compare/compare-schemas.ts';
import { isProven } from '../compare/prove-schema.ts';
import { diffText } from '../compare/text-diff.ts';
import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import type { FileSource } from '../project/project.ts';
import { drawChangedTables } from '../report/changed-tables.ts';
import { type ClaimState, claimFindings } from '../report/findings/claim-findings.ts';
import { type DocumentState, documentFindings } from '../report/findings/document-findings.ts';
import { driftFindings } from '../report/findings/drift-findings.ts';
import { integrityFindings } from '../report/findings/integrity-findings.ts';
import { ledgerFindings } from '../report/findings/ledger-findings.ts';
import { locateChanges } from '../report/findings/located-changes.ts';
import { rollbackFindings } from '../report/findings/rollback-findings.ts';
import { setSeverities } from '../report/findings/set-severities.ts';
import { staleFindings } from '../report/findings/stale-findings.ts';
import type { DatabaseReport, Finding } from '../report/report.ts';
import { isLarge } from '../specification/split/large-document.ts';
import { placeOf } from '../specification/split/merge-documents.ts';
import { datePlans } from './date-plans.ts';
import { judgeHistory, measureHealth } from './judge-history.ts';
import { judgeMigrations } from './judge-migrations.ts';
import { type MeasuredDocuments, measureDocuments } from './measure-documents.ts';
import type { MeasuredDrift } from './measure-drift.ts';
import { type Beside, measureIntegrity } from './measure-integrity.ts';
import { measureSnapshots } from './measure-snapshots.ts';
import { offerSquash } from './offer-squash.ts';
import { type ReplayedCommits, type RunParts, replayCommits } from './replay-commits.ts';
import { versionNote } from './version-note.ts';

/** What holds for every database of a check. */
export interface CheckSettings extends RunParts {
	readonly defaultName: string;
	/** Whether what the replay assumed or did not understand is an error. */
	readonly strict: boolean;
	readonly beside: Beside;
}

/** Checks one database; throws a UserError for what stops it. */
export async function checkDatabase(
	dialect: Dialect,
	database: DatabaseConfig,
	head: FileSource,
	base: FileSource | null,
	{ defaultName, strict, beside, ...run }: CheckSettings,
): Promise<DatabaseReport> {
	const commits = await replayCommits(dialect, database, head, base, run);
	const health = measureHealth(commits, database);
	const [documents, judged, squash] = await allOf(
		measureDocuments(dialect, database, commits, defaultName, run.checkpoints),
		judgeMigrations(dialect, database, commits, head),
		offerSquash(dialect, database, commits, head, health),
	);
	const drift = await driftFindings(documents.headDrift, documents.baseDrift);
	const wholes = documentFindings(stateOf(database, commits, documents));
	const { project, replay } = commits.head;
	const former = commits.base?.replay.schema;
	const schemaChanges = former ? compareSchemas(former, replay.schema) : [];
	const changes = former ? [...schemaChanges, ...comparePrivileges(former, replay.schema)] : [];
	const { summary, ...history } = judgeHistory(commits, health, squash, documents.base, schemaChanges);
	const located = await locateChanges(changes, replay);
	const histories = commits.base && { base: commits.base.project.history, head: project.history };
	const integrity = histories && (await measureIntegrity(database, histories, head, located, beside));
	const snapshots = await measureSnapshots(dialect, database, commits, head, base, changes.length > 0);
	const found = onPages(documents.head, [
		...(strict ? ledgerFindings(replay.ledger) : []),
		...wholes,
		...drift.findings,
		...claimFindings(claimsOf(documents.head), claimsOf(documents.base)),
		...staleFindings(documents.head?.stale ?? [], documents.base?.stale ?? [], database.document),
		...snapshots.findings,
		...judged.findings,
		...history.findings,
		...integrityFindings(integrity?.breaches ?? []),
		...(commits.base ? rollbackFindings(documents.head?.rollbacks ?? [], health.added) : []),
	]);
	const findings = setSeverities(found, database.rules);
	return {
		name: database.name,
		document: database.document,
		layout: project.history.layout,
		directory: project.history.directory,
		migrationCount: health.total,
		addedMigrations: commits.base ? health.added : [],
		changes: located,
		changedTables: former ? drawChangedTables(changes, former, replay.schema) : null,
		...(squash ? { squash } : {}),
		findings: await datePlans(findings, head),
		healed: drift.healed,
		ledger: [
			...replay.ledger.filter((entry) => !integrity?.told.has(entry)),
			...(integrity?.ledger ?? []),
			...commits.ledger,
			...documents.ledger,
			...judged.ledger,
			...snapshots.ledger,
			...versionNote(documents.head, replay.schema),
		],
		history: summary,
		documentDiff: (documents.head?.files ?? [])
			.map(({ path, committed, text }) => diffText(path, committed ?? '', text ?? ''))
			.join(''),
		...judged.report,
		stopped: null,
	};
}

/** Of what stands on a page the finding says the page and the line on it. */
function onPages(measured: MeasuredDrift | null, findings: readonly Finding[]): readonly Finding[] {
	const whole = measured?.document;
	if (!whole?.files) return findings;
	return findings.map((finding) => {
		const at = finding.document;
		if (at?.file !== whole.path || at.line === null) return finding;
		return { ...finding, document: placeOf(whole, at.line) };
	});
}

function claimsOf(measured: MeasuredDrift | null): ClaimState | null {
	return measured && { ...measured, graduated: measured.plan.graduated };
}

function stateOf(
	database: DatabaseConfig,
	commits: ReplayedCommits,
	{ head, wasCurrent }: MeasuredDocuments,
): DocumentState {
	const text = commits.head.project.document.text;
	const former = commits.base?.project.document.text;
	return {
		path: database.document,
		committed: text,
		isCurrent: head?.isCurrent ?? null,
		wasCurrent,
		hadDocument: former === undefined ? null : former !== null,
		// An unchanged document was proven when it was written.
		unproven: head !== null && text !== former && !isProven(head.proof),
		hasDrift: Boolean(head?.drifts.length),
		isLarge: database.documentMode === 'single' && isLarge(text ?? ''),
		wasLarge: former === undefined ? null : isLarge(former ?? ''),
	};
}
