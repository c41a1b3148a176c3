import { comparePrisma } from '../compare/snapshots/compare-prisma.ts';
import { compareSqlSnapshot } from '../compare/snapshots/compare-sql-snapshot.ts';
import { isPlausible } from '../compare/snapshots/is-plausible.ts';
import { loadSqlSnapshot, namesInDump } from '../compare/snapshots/load-sql-snapshot.ts';
import { reloadSchema } from '../compare/snapshots/reload-schema.ts';
import { type SnapshotDrift, snapshotDriftKey } from '../compare/snapshots/snapshot-drift.ts';
import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { identify } from '../model/identity.ts';
import { objectsOf, type Schema } from '../model/schema.ts';
import { findSnapshots, type Snapshot } from '../project/find-snapshots.ts';
import { sqlPathOf } from '../project/load-project.ts';
import { readPrismaSchema } from '../project/prisma/read-schema.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import type { Replay } from '../replay/replay.ts';
import { type ReadSnapshot, snapshotFindings } from '../report/findings/snapshot-findings.ts';
import type { Finding } from '../report/report.ts';
import type { ReplayedCommits } from './replay-commits.ts';

/** What the repository's own snapshots of the schema come to. */
export interface MeasuredSnapshots {
	readonly findings: readonly Finding[];
	readonly ledger: readonly LedgerEntry[];
}

/**
 * Holds the snapshots that a repository keeps beside its migrations against what these build. With a merge base, only
 * those that the pull request concerns: it changes them, or the schema.
 */
export async function measureSnapshots(
	dialect: Dialect,
	database: DatabaseConfig,
	{ head: present, base: former }: ReplayedCommits,
	head: FileSource,
	base: FileSource | null,
	isSchemaChanged: boolean,
): Promise<MeasuredSnapshots> {
	const own = [database.document, sqlPathOf(database.document)];
	const { history } = present.project;
	if (history.layout === 'single-dump' || present.replay.migrations.length === 0) return NOTHING;
	const found = await findSnapshots(head, history, own);
	const findings: Finding[] = [];
	const ledger = [...found.ledger];
	for (const snapshot of found.snapshots) {
		const earlier = base && former ? await readAt(base, snapshot) : null;
		if (earlier && !isSchemaChanged && isSameText(earlier, snapshot)) continue;
		const read = await readSnapshot(dialect, database, snapshot, present.replay);
		ledger.push(...read.ledger);
		if (read.drifts.length === 0) continue;
		const was = earlier && former && (await readSnapshot(dialect, database, earlier, former.replay));
		const known = new Set(was?.drifts.map(snapshotDriftKey));
		findings.push(...(await snapshotFindings(read, present.replay, known)));
	}
	return { findings, ledger };
}

const NOTHING: MeasuredSnapshots = { findings: [], ledger: [] };

/** The same files at another commit; null where it has none of them. */
async function readAt(source: FileSource, snapshot: Snapshot): Promise<Snapshot | null> {
	const files = await Promise.all(
		snapshot.files.map(async ({ path }) => ({ path, text: await source.read(path) })),
	);
	const there = files.flatMap(({ path, text }) =>
		text === null ? [] : [{ path, text: text.replace(/^\uFEFF/, '') }],
	);
	return there.some(({ path }) => path === snapshot.path) ? { ...snapshot, files: there } : null;
}

function isSameText(a: Snapshot, b: Snapshot): boolean {
	return (
		a.files.length === b.files.length && a.files.every(({ text }, index) => text === b.files[index]!.text)
	);
}

async function readSnapshot(
	dialect: Dialect,
	database: DatabaseConfig,
	snapshot: Snapshot,
	built: Replay,
): Promise<ReadSnapshot> {
	const { path, files } = snapshot;
	const tables = new Set(objectsOf(built.schema, 'table').map(({ name }) => name));
	const nothing = { path, drifts: [], replay: null };
	const prisma = snapshot.kind === 'prisma' ? readPrismaSchema(files) : null;
	const names = prisma ? new Set(prisma.models.map(({ table }) => table)) : namesInDump(files[0]!);
	if (!isPlausible(names, tables))
		return { ...nothing, ledger: snapshot.isNear ? [otherDatabase(path)] : [] };
	if (prisma) return { ...nothing, ...comparePrisma(prisma, built.schema) };
	const { replay, ledger } = await loadSqlSnapshot(dialect, snapshot, built, database.limits);
	if (!replay) return { ...nothing, ledger };
	const drifts = compareSqlSnapshot(replay.schema, built.schema);
	const settled = await settleWords(dialect, database, drifts, replay.schema, built.schema);
	return { path, drifts: settled, replay, ledger };
}

/** Without the differences that are only how the engine prints what was loaded from its own print. */
async function settleWords(
	dialect: Dialect,
	{ limits }: DatabaseConfig,
	drifts: readonly SnapshotDrift[],
	snapshot: Schema,
	built: Schema,
): Promise<readonly SnapshotDrift[]> {
	const isPrinted = ({ attributes }: SnapshotDrift): boolean =>
		attributes.length > 0 && attributes.every(({ name }) => PRINTED.has(name));
	if (!drifts.some(isPrinted)) return drifts;
	const reloaded = await reloadSchema(dialect, built, limits);
	if (!reloaded) return drifts;
	const again = compareSqlSnapshot(snapshot, reloaded).filter(({ kind }) => kind === 'differs');
	const left = new Set(again.map(({ object }) => identify(object)));
	return drifts.filter((drift) => !isPrinted(drift) || left.has(identify(drift.object)));
}

/** The attributes that the engine prints from what it has understood. */
const PRINTED: ReadonlySet<string> = new Set([
	...['definition', 'expression', 'predicate', 'condition', 'using', 'check', 'checks', 'default'],
	...['generated', 'columns', 'clauses', 'body'],
]);

function otherDatabase(file: string): LedgerEntry {
	const message =
		'This file has few tables in common with what the migrations build: it is not taken for a snapshot of their schema.';
	return { kind: 'skipped', message, file, line: null };
}
