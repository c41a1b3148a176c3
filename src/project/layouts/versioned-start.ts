import type { LedgerEntry } from '../project.ts';
import type { PlannedFile, Tree } from './layout.ts';
import { baseName, filesIn, joinPath, toWords } from './names.ts';

/** What stands beside the folders of versions and makes a database that is still empty. */
export interface VersionedStart {
	readonly files: readonly PlannedFile[];
	/** Whether it already has what all the versions do. */
	readonly replacesAll: boolean;
	/** Files that were looked at and are not run; the ledger says so. */
	readonly passedOver: readonly string[];
	readonly ledger: readonly LedgerEntry[];
}

const BASE = /^(?:base|baseline|init|initial)\.sql$/i;
const NEWEST = /^latest\.sql$/i;
const WHOLE = /^schema\.sql$/i;
const BASE_FOLDERS = ['base', 'baseline'];

/** Finds the beginning of versioned folders: a base, the newest schema as one file, or a schema that may be either. */
export async function findStart(
	directory: string,
	versioned: readonly PlannedFile[],
	tree: Tree,
): Promise<VersionedStart> {
	const beside = filesIn(tree, directory);
	const newest = beside.find((path) => NEWEST.test(baseName(path)));
	if (newest !== undefined) {
		const message = `It is run in place of the ${versioned.length} files of the versions, as in an empty database.`;
		return { ...startWith([newest], message), replacesAll: true };
	}
	const whole = beside.find((path) => WHOLE.test(baseName(path)));
	const inFolders = BASE_FOLDERS.flatMap((name) => filesIn(tree, joinPath(directory, name)));
	const base = [...beside.filter((path) => BASE.test(baseName(path))), ...inFolders].filter((path) =>
		path.endsWith('.sql'),
	);
	if (base.length > 0) return startWith(base, 'It is taken for the beginning, before the first version.');
	if (whole === undefined) return startWith([], '');
	if (!(await hasTablesOf(whole, versioned, tree)))
		return startWith([whole], 'It is taken for the beginning: the versions make none of its tables.');
	const message = 'It makes what the versions make, and is taken for their result; it is not run.';
	return {
		...startWith([], ''),
		passedOver: [whole],
		ledger: [{ kind: 'assumed', message, file: whole, line: null }],
	};
}

function startWith(paths: readonly string[], message: string): VersionedStart {
	return {
		files: paths.map((path) => {
			const name = baseName(path).replace(/\.sql$/i, '');
			return { path, version: name, name: toWords(name), isRepeatable: true };
		}),
		replacesAll: false,
		passedOver: [],
		ledger: paths.map((file) => ({ kind: 'assumed', message, file, line: null })),
	};
}

const TABLE = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?([\w".]+)/gi;

async function hasTablesOf(whole: string, versioned: readonly PlannedFile[], tree: Tree): Promise<boolean> {
	const own = new Set(tablesIn((await tree.read(whole)) ?? ''));
	for (const { path } of versioned) {
		if (tablesIn((await tree.read(path)) ?? '').some((table) => own.has(table))) return true;
	}
	return false;
}

function tablesIn(source: string): readonly string[] {
	return [...source.matchAll(TABLE)].map(([, name = '']) => name.toLowerCase().replaceAll('"', ''));
}
