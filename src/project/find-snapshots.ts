import { UserError } from '../errors.ts';
import { baseName, folderOf } from './layouts/names.ts';
import { readPrismaSchema } from './prisma/read-schema.ts';
import type { FileSource, LedgerEntry, MigrationHistory } from './project.ts';

/** What a repository keeps beside its migrations to say what they come to. */
export interface Snapshot {
	readonly kind: 'sql' | 'prisma';
	/** The dump, or the first file of a Prisma schema. */
	readonly path: string;
	/** True where it stands beside the migrations, so that it seems to be about them. */
	readonly isNear: boolean;
	readonly files: readonly SnapshotFile[];
}

/** A file of a snapshot with its text. */
export interface SnapshotFile {
	readonly path: string;
	readonly text: string;
}

const DUMP = /^(?:structure|schema|dump|schema[_-](?:dump|snapshot)|.+_structure)\.sql$/i;
const PRISMA = /\.prisma$/i;
/** Below these stands what is made or tried out, and no snapshot of the database itself. */
const ELSEWHERE =
	/(?:^|\/)(?:node_modules|vendor|tests?|__tests__|testdata|fixtures|examples?|samples?|docs?)\//i;
/** More dumps than this are not looked into. */
const MOST_DUMPS = 3;
/** `db/schema.sql` is one folder from `db/migrations`, `schema.sql` two. */
const NEAR = 2;

/**
 * The snapshots of a history's schema, those nearest to the migrations first; `own` are files that this tool wrote. A
 * file that cannot be read is left out, and the ledger says so.
 */
export async function findSnapshots(
	source: FileSource,
	history: MigrationHistory,
	own: readonly string[],
): Promise<{ readonly snapshots: readonly Snapshot[]; readonly ledger: readonly LedgerEntry[] }> {
	const taken = new Set([...own, ...history.migrations.map(({ path }) => path)]);
	const paths = (await source.list('')).filter((path) => !ELSEWHERE.test(path) && !taken.has(path));
	const distanceOf = (path: string): number => distance(path, history.directory);
	const near = (a: string, b: string): number => distanceOf(a) - distanceOf(b);
	const dumps = paths.filter((path) => DUMP.test(baseName(path))).toSorted(near);
	const prisma = paths.filter((path) => PRISMA.test(path));
	const ledger: LedgerEntry[] = [];
	const read = async (path: string): Promise<readonly SnapshotFile[]> => {
		try {
			const text = await source.read(path);
			return text === null ? [] : [{ path, text: text.replace(/^\uFEFF/, '') }];
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			ledger.push({ kind: 'not-understood', message: error.message, file: path, line: null });
			return [];
		}
	};
	const texts = (await Promise.all(dumps.slice(0, MOST_DUMPS).map(read))).flat();
	const files = (await Promise.all(prisma.map(read))).flat();
	const groups = [
		...texts.map((file) => ({ kind: 'sql', files: [file] }) as const),
		...groupPrisma(files, near),
	];
	const snapshots = groups.map((group): Snapshot => {
		const { path } = group.files[0]!;
		return { ...group, path, isNear: distanceOf(path) <= NEAR };
	});
	return { snapshots, ledger };
}

/** A Prisma schema is one file, or all files below the folder of the one that names the database. */
function groupPrisma(
	files: readonly SnapshotFile[],
	near: (a: string, b: string) => number,
): readonly Pick<Snapshot, 'kind' | 'files'>[] {
	const main = files
		.filter((file) => /postgres|cockroach/.test(readPrismaSchema([file]).provider ?? ''))
		.toSorted((a, b) => near(a.path, b.path))[0];
	if (!main) return [];
	const folder = folderOf(main.path);
	const others = files.filter(({ path, text }) => {
		const isBelow = folder === '' || path.startsWith(`${folder}/`);
		return path !== main.path && isBelow && readPrismaSchema([{ path, text }]).provider === null;
	});
	return [{ kind: 'prisma', files: [main, ...others] }];
}

/** How many folders lie between a file and a directory. */
function distance(path: string, directory: string): number {
	const [a, b] = [folderOf(path), directory].map((folder) => (folder === '' ? [] : folder.split('/')));
	let shared = 0;
	while (shared < a!.length && a![shared] === b![shared]) shared++;
	return a!.length + b!.length - 2 * shared;
}
