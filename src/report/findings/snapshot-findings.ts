import type { AttributeChange } from '../../compare/change.ts';
import { type SnapshotDrift, snapshotDriftKey } from '../../compare/snapshots/snapshot-drift.ts';
import type { LedgerEntry } from '../../project/project.ts';
import type { Replay } from '../../replay/replay.ts';
import type { Finding } from '../report.ts';
import { migrationLocation } from './locations.ts';
import { showValue } from './show-value.ts';
import { subjectOf } from './subject.ts';

/** A snapshot held against the migrations of one commit. */
export interface ReadSnapshot {
	readonly path: string;
	readonly drifts: readonly SnapshotDrift[];
	/** How the snapshot was run, where it is SQL. */
	readonly replay: Replay | null;
	readonly ledger: readonly LedgerEntry[];
}

const HINTS = {
	sql: 'Write the snapshot anew from a database that has all migrations, or correct the migration.',
	prisma: 'Write the migration that the Prisma schema still lacks, or correct the schema.',
} as const;

/** Warnings for what a snapshot says otherwise than the migrations; `known` are the keys of what the merge base had. */
export async function snapshotFindings(
	{ path, drifts, replay }: ReadSnapshot,
	built: Replay,
	known: ReadonlySet<string>,
): Promise<readonly Finding[]> {
	return Promise.all(
		drifts.map(async (drift): Promise<Finding> => {
			const { object, attributes, kind } = drift;
			const subject = subjectOf(object);
			const place = replay && kind !== 'lacks' ? await migrationLocation(replay, object, 'last') : null;
			return {
				code: `snapshot/${kind}`,
				severity: 'warning',
				introduced: !known.has(snapshotDriftKey(drift)),
				subject,
				message: `${subject} ${WORDS[kind](path)}`,
				detail: attributes.length === 0 ? null : attributes.map(differenceLine).join('\n'),
				differences: [],
				document: drift.place ?? place,
				migration: await migrationLocation(built, object, kind === 'lacks' ? 'created' : 'last'),
				hint: replay ? HINTS.sql : HINTS.prisma,
			};
		}),
	);
}

const WORDS: Readonly<Record<SnapshotDrift['kind'], (path: string) => string>> = {
	lacks: (path) => `is built by the migrations and not in ${path}`,
	extra: (path) => `is in ${path} and not built by the migrations`,
	differs: (path) => `is not what ${path} says`,
};

function differenceLine({ name, before, after }: AttributeChange): string {
	return `${name}: ${showValue(before) ?? 'none'} in the snapshot, ${showValue(after) ?? 'none'} in the migrations`;
}
