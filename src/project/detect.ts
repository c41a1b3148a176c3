import type { LayoutName } from '../config/layout-names.ts';
import { UserError } from '../errors.ts';
import { dialectOfPath, withoutDialects } from './dialect-names.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { Candidate, Layout, Tree } from './layouts/layout.ts';
import { baseName, folderOf } from './layouts/names.ts';
import type { FileSource, LedgerEntry } from './project.ts';
import { comparePaths } from './sources/paths.ts';

/** What the settings say about where the migrations are; null where they leave it open. */
export interface Wanted {
	readonly migrations: string | null;
	readonly layout: LayoutName | null;
}

/** The one place whose migrations are meant, and what was assumed in choosing it. */
export interface Detected {
	readonly layout: Layout;
	/** A directory, or a dump's file. */
	readonly directory: string;
	readonly tree: Tree;
	readonly ledger: readonly LedgerEntry[];
}

interface Place extends Candidate {
	readonly layout: Layout;
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
	const { chosen, ledger } = narrow(places);
	const [place, ...others] = chosen;
	if (!place) throw nothingFound(source, tree, wanted);
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

/** A place that needs no recognising: a file is a dump, and a directory with a layout is what it is said to be. */
function givenPlace(
	tree: Tree,
	{ migrations, layout }: Wanted,
): { layout: Layout; directory: string } | null {
	if (migrations === null) return null;
	const isFile = tree.files.length === 1 && tree.files[0] === migrations;
	if (isFile && (layout ?? 'single-dump') === 'single-dump') {
		return { layout: LAYOUTS['single-dump'], directory: migrations };
	}
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

interface Narrowed {
	readonly chosen: readonly Place[];
	readonly ledger: readonly LedgerEntry[];
}

function narrow(places: readonly Place[]): Narrowed {
	const best = mostCertain(bestOfEachDirectory(places));
	const own = best.filter((place) => !isTestPath(place.directory));
	const tests = own.length > 0 ? best.filter((place) => !own.includes(place)) : [];
	const siblings = chooseDialect(own.length > 0 ? own : best);
	const ledger = [
		...passedOver(tests, 'Its path says that it belongs to tests or examples'),
		...siblings.ledger,
	];
	return { chosen: siblings.chosen.toSorted((a, b) => comparePaths(a.directory, b.directory)), ledger };
}

const RANK: Readonly<Record<Candidate['certainty'], number>> = { marked: 2, shaped: 1, fallback: 0 };

/** Plain numbers fit nearly everything, so any tool that is as sure is believed instead. */
function strength({ certainty, layout }: Place): number {
	return RANK[certainty] + (layout.name === 'numbered' ? 0 : 0.5);
}

/** Of the layouts that fit one directory those that are surest; several only where they are equally sure. */
function bestOfEachDirectory(places: readonly Place[]): readonly Place[] {
	const best = new Map<string, number>();
	for (const place of places) {
		best.set(place.directory, Math.max(strength(place), best.get(place.directory) ?? 0));
	}
	return places.filter((place) => strength(place) === best.get(place.directory));
}

/** Numbered files somewhere and dumps count only where nothing better is found. */
function mostCertain(places: readonly Place[]): readonly Place[] {
	const sure = places.filter((place) => place.certainty !== 'fallback');
	return sure.length > 0 ? sure : places;
}

const TEST_PATH =
	/(?:^|[-_./])(?:tests?|testdata|fixtures?|examples?|samples?|mocks?|e2e|spec|demo)(?=[-_./]|$)/i;

function isTestPath(path: string): boolean {
	return TEST_PATH.test(path);
}

/** Of folders that differ only in the kind of database they name, the one for PostgreSQL. */
function chooseDialect(places: readonly Place[]): Narrowed {
	const siblingsOf = (place: Place): readonly Place[] =>
		places.filter((other) => withoutDialects(other.directory) === withoutDialects(place.directory));
	const chosen = places.filter((place) => {
		const siblings = siblingsOf(place);
		const hasPostgres = siblings.some((sibling) => isForPostgres(sibling));
		return !hasPostgres || isForPostgres(place);
	});
	const others = places.filter((place) => !chosen.includes(place));
	return { chosen, ledger: passedOver(others, 'Its path says that it is for another kind of database') };
}

function isForPostgres(place: Place): boolean {
	return dialectOfPath(place.directory) === 'postgresql';
}

function passedOver(places: readonly Place[], reason: string): readonly LedgerEntry[] {
	return places.map(({ directory, count, layout }) => ({
		kind: 'assumed',
		message: `${reason}: its ${count} migrations (${layout.title}) are not the ones meant.`,
		file: directory,
		line: null,
	}));
}

function ambiguous(places: readonly Place[]): UserError {
	const facts: Record<string, string> = {};
	for (const { directory, layout, count } of places) {
		const line = `${layout.name}, ${countFiles(count)}`;
		const place = directory === '' ? '(repository root)' : directory;
		facts[place] = facts[place] ? `${facts[place]}\n${line}` : line;
	}
	const sameDirectory = Object.keys(facts).length === 1;
	const what = sameDirectory
		? 'Several migration tools fit the same files.'
		: 'Migrations stand in several places.';
	return new UserError('ambiguous-layout', what, {
		facts,
		hint: `Say which are meant with ${sameDirectory ? '`--layout NAME`' : '`--migrations DIR`'}, or with \`migrations\` and \`layout\` in .github/database-spec.yml; several databases are several entries under \`databases\`.`,
	});
}

function nothingFound(source: FileSource, tree: Tree, { migrations, layout }: Wanted): UserError {
	const place =
		migrations === null || migrations === '' ? source.description : `${migrations} of ${source.description}`;
	const layouts = layout === null ? Object.values(LAYOUTS) : [LAYOUTS[layout]];
	const code = codeFolders(tree);
	return new UserError('no-migrations', `No migrations were found in ${place}.`, {
		facts: {
			'looked through': countFiles(tree.files.length),
			'looked for': layouts.map(({ title, pattern }) => `${title}: ${pattern}`).join('\n'),
			...(code.length > 0 ? { 'migrations as code': `${code.join('\n')}\nonly SQL can be replayed` } : {}),
		},
		hint: 'Point to them with `--migrations DIR`, or with `migrations` in .github/database-spec.yml.',
	});
}

function countFiles(count: number): string {
	return count === 1 ? '1 file' : `${count} files`;
}

/** Folders of migrations that a framework runs as code, so that the message can say why they do not count. */
function codeFolders(tree: Tree): readonly string[] {
	const counts = new Map<string, number>();
	for (const path of tree.files) {
		const folder = folderOf(path);
		if (!/^(?:migrations?|migrate|versions)$/i.test(baseName(folder))) continue;
		if (!/^[\dV_]*\d.*\.(?:rb|py|ts|js|exs|php|cs)$|^[0-9a-f]{12}_.*\.py$/.test(baseName(path))) continue;
		counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	return [...counts].slice(0, 5).map(([folder, count]) => `${folder} (${countFiles(count)})`);
}
