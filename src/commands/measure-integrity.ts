import type { DatabaseConfig } from '../config/config.ts';
import { UserError } from '../errors.ts';
import type { Breach } from '../history/integrity/breach.ts';
import {
	type ComparedHistory,
	compareHistories,
	type RivalMigration,
	type RivalPullRequest,
	type Rivals,
} from '../history/integrity/compared-history.ts';
import { judgeIntegrity } from '../history/integrity/index.ts';
import type { OpenPullRequests, OpenPullRequestsPort } from '../history/integrity/open-pull-requests.ts';
import { newStaleRecords } from '../history/integrity/stale-record.ts';
import { versionKey } from '../history/integrity/version-key.ts';
import { LAYOUTS } from '../project/layouts/index.ts';
import { loadProject } from '../project/load-project.ts';
import { movedPath, pathInHistory } from '../project/moved-paths.ts';
import { planTogether } from '../project/plan-together.ts';
import type { FileSource, LedgerEntry, MigrationHistory } from '../project/project.ts';
import type { LocatedChange } from '../report/report.ts';
import { isPlan } from './is-plan.ts';

/** What else there is beside a pull request's own commits. */
export interface Beside {
	/** The base branch as it stands now; null where that is the merge base. */
	readonly tip: (() => Promise<FileSource>) | null;
	/** Null where nobody can be asked. */
	readonly openPullRequests: OpenPullRequestsPort | null;
}

/** What a pull request does to the history. */
export interface MeasuredIntegrity {
	readonly breaches: readonly Breach[];
	/** What could not be seen. */
	readonly ledger: readonly LedgerEntry[];
	/** What the ledger says otherwise and the breaches say better. */
	readonly told: ReadonlySet<LedgerEntry>;
}

const NOTHING: MeasuredIntegrity = { breaches: [], ledger: [], told: new Set() };

/** Holds the head's history against the merge base's, the base branch's and those of the other open pull requests. */
export async function measureIntegrity(
	database: DatabaseConfig,
	histories: Pick<ComparedHistory, 'base' | 'head'>,
	head: FileSource,
	changes: readonly LocatedChange[],
	{ tip, openPullRequests }: Beside,
): Promise<MeasuredIntegrity> {
	const { conduct, layout } = histories.head;
	const title = Object.values(LAYOUTS).find(({ name }) => name === layout)?.title;
	if (conduct === undefined || title === undefined) return NOTHING;
	const headFiles = new Set(await head.list(''));
	const changedBy = changes.map(({ migration }) => migration?.file ?? null);
	const compared = compareHistories({ title, conduct }, histories, { headFiles, changedBy });
	const isNew = compared.added.length > 0 || compared.renamed.length > 0;
	const arrived = isNew && tip ? await readTip(tip, database, histories) : NO_TIP;
	const isAsked = isNew && conduct.knows !== 'file';
	const others = isAsked && openPullRequests ? await openPullRequests.list() : NO_PULL_REQUESTS;
	// Two of one version would be refused, and are told as such.
	const taken = new Set(arrived.migrations.map(versionKey));
	const own = compared.added.filter((migration) => !taken.has(versionKey(migration)));
	const both = [...own, ...arrived.migrations].map(({ path }) => path);
	const merged = arrived.migrations.length > 0 ? await planTogether(histories.head, both, head) : [];
	const rivals: Rivals = {
		pullRequest: openPullRequests?.number ?? null,
		tip: arrived.migrations,
		merged: merged.map(({ path }) => path),
		pullRequests: await findRivals(others, histories.head, headFiles, head),
	};
	return {
		breaches: judgeIntegrity({ ...compared, ...rivals }),
		ledger: [...arrived.ledger, ...(others.leftOut === null ? [] : [notSeen(others.leftOut)])],
		told: new Set(newStaleRecords(histories)),
	};
}

interface Tip {
	/** Those that the merge base does not have, at the paths that they would have at the head. */
	readonly migrations: readonly RivalMigration[];
	readonly ledger: readonly LedgerEntry[];
}

const NO_TIP: Tip = { migrations: [], ledger: [] };

async function readTip(
	open: () => Promise<FileSource>,
	database: DatabaseConfig,
	{ base, head }: Pick<ComparedHistory, 'base' | 'head'>,
): Promise<Tip> {
	try {
		const layout = head.layout as DatabaseConfig['layout'];
		const settings = { ...database, migrations: base.directory, layout, prelude: null, baseline: null };
		const { history } = await loadProject(await open(), settings, isPlan);
		const known = new Set(base.migrations.map(({ path }) => pathInHistory(base, path)));
		const fresh = history.migrations.filter(
			({ path, isRepeatable }) => !isRepeatable && !known.has(pathInHistory(history, path)),
		);
		const migrations = fresh.map(({ path, version, stamp }) => ({
			...{ path: movedPath(path, history, head), version },
			...(stamp === undefined ? {} : { stamp }),
		}));
		return { migrations, ledger: [] };
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		const why = error.message.replace(/[.:]$/, '');
		const message = `The base branch as it stands now cannot be read (${why}): what it has got since the merge base is not compared with.`;
		return { migrations: [], ledger: [notSeen(message)] };
	}
}

const NO_PULL_REQUESTS: OpenPullRequests = { pullRequests: [], leftOut: null };

/** What the others add to this very history, by the names of their files. */
async function findRivals(
	{ pullRequests }: OpenPullRequests,
	history: MigrationHistory,
	headFiles: ReadonlySet<string>,
	head: FileSource,
): Promise<readonly RivalPullRequest[]> {
	const prefix = history.directory === '' ? '' : `${history.directory}/`;
	const rivals: RivalPullRequest[] = [];
	for (const { number, isFork, addedFiles } of pullRequests) {
		const own = addedFiles.filter((path) => path.startsWith(prefix) && !headFiles.has(path));
		const migrations = await planTogether(history, own, head);
		if (migrations.length > 0) rivals.push({ number, isFork, migrations });
	}
	return rivals;
}

function notSeen(message: string): LedgerEntry {
	return { kind: 'assumed', message, file: '', line: null };
}
