import { UserError } from '../errors.ts';
import { choosePlaces, type Place, type Wanted } from './choose-place.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { Layout, Tree } from './layouts/layout.ts';
import { ambiguous, nothingFound } from './no-place.ts';
import type { FileSource, LedgerEntry } from './project.ts';

/** The one place whose migrations are meant, and what was assumed in choosing it. */
export interface Detected {
	readonly layout: Layout;
	/** A directory, or a dump's file. */
	readonly directory: string;
	readonly tree: Tree;
	readonly ledger: readonly LedgerEntry[];
}

/**
 * Finds the migrations of a repository, or recognises the tool of a given directory. Throws a UserError with code
 * `no-migrations` where none are found and `ambiguous-layout` where several fit.
 */
export async function detectMigrations(source: FileSource, wanted: Wanted): Promise<Detected> {
	const tree = await openTree(source, wanted.migrations);
	const given = givenPlace(tree, wanted);
	if (given) return { ...given, tree, ledger: [] };
	const places = await findPlaces(tree, wanted);
	const { chosen, ledger } = await choosePlaces(places, tree);
	const [place, ...others] = chosen;
	if (!place) throw await nothingFound(source.description, tree, wanted);
	if (others.length > 0) throw ambiguous(chosen);
	return { layout: place.layout, directory: place.directory, tree, ledger };
}

async function openTree(source: FileSource, migrations: string | null): Promise<Tree> {
	const all = await source.list('');
	const files = migrations === null || migrations === '' ? all : await listGiven(source, migrations, all);
	const texts = new Map<string, Promise<string | null>>();
	return {
		files,
		all: new Set([...all, ...files]),
		read(path) {
			const known = texts.get(path);
			if (known) return known;
			const text = source.read(path).then((whole) => whole?.replace(/^\uFEFF/, '') ?? null);
			texts.set(path, text);
			return text;
		},
	};
}

async function listGiven(
	source: FileSource,
	path: string,
	all: readonly string[],
): Promise<readonly string[]> {
	return all.includes(path) ? [path] : source.list(path);
}

/** A place that needs no recognising: a file is a dump or a root changelog, and a directory with a layout is what it is said to be. */
function givenPlace(
	tree: Tree,
	{ migrations, layout }: Wanted,
): { layout: Layout; directory: string } | null {
	if (migrations === null) return null;
	const isFile = tree.files.length === 1 && tree.files[0] === migrations;
	if (isFile && (layout ?? 'single-dump') === 'single-dump') {
		return { layout: LAYOUTS['single-dump'], directory: migrations };
	}
	if (isFile && layout === 'liquibase') return { layout: LAYOUTS.liquibase, directory: migrations };
	if (isFile) {
		throw new UserError('config', `${migrations} is a file, and ${layout} reads a directory.`, {
			hint: 'Give the directory, or leave out the layout to have the file read as a dump.',
		});
	}
	return layout === null || layout === 'single-dump'
		? null
		: { layout: LAYOUTS[layout], directory: migrations };
}

async function findPlaces(tree: Tree, { migrations, layout }: Wanted): Promise<readonly Place[]> {
	const layouts = layout === null ? Object.values(LAYOUTS) : [LAYOUTS[layout]];
	const found = await Promise.all(
		layouts.map(async (each) => (await each.find(tree)).map((candidate) => ({ ...candidate, layout: each }))),
	);
	const places = found.flat();
	// A given directory means itself where it fits, and what is below it only where it does not.
	const exact = places.filter((place) => place.directory === migrations);
	return exact.length > 0 ? exact : places;
}
