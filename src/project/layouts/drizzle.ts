import { UserError } from '../../errors.ts';
import type { Span } from '../../sql/statement.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import { type Candidate, type Layout, type Plan, type Tree, upPart } from './layout.ts';
import { baseName, filesIn, folderOf, joinPath, skippedSql, toWords } from './names.ts';

const JOURNAL = 'meta/_journal.json';
const BREAKPOINT = '--> statement-breakpoint';

/** Drizzle Kit: files in the order of a journal (0.x), or one folder per migration with a snapshot (1.x). */
export const drizzle: Layout = {
	name: 'drizzle',
	title: 'Drizzle Kit',
	pattern: 'meta/_journal.json, or */migration.sql with snapshot.json',
	// Drizzle keeps its records in a namespace of its own.
	bookkeepingTables: [],
	conduct: {
		...KNOWS_VERSIONS,
		knows: 'file',
		order: 'list',
		late: 'skips',
		lateWayOut:
			'Generate it anew on top of the base branch, so that its `when` in the journal is above all others.',
		recordWayOut: '`drizzle-kit generate --custom` makes a file of your own with its entry in the journal.',
	},

	async find(tree) {
		const journals = tree.files
			.filter((path) => path === JOURNAL || path.endsWith(`/${JOURNAL}`))
			.map((path): Candidate => {
				const directory = folderOf(folderOf(path));
				const count = filesIn(tree, directory).filter((file) => file.endsWith('.sql')).length;
				return { directory, count, certainty: 'marked' };
			});
		const counts = new Map<string, number>();
		for (const path of listFolders(tree)) {
			const directory = folderOf(folderOf(path));
			counts.set(directory, (counts.get(directory) ?? 0) + 1);
		}
		const folders = [...counts].map(
			([directory, count]): Candidate => ({ directory, count, certainty: 'marked' }),
		);
		return [...journals, ...folders];
	},

	async plan(directory, tree) {
		const path = joinPath(directory, JOURNAL);
		const journal = await tree.read(path);
		return journal === null ? planFolders(directory, tree) : planJournal(directory, tree, path, journal);
	},

	readUp: (_file, source) => upPart(splitAtBreakpoints(source), 'transaction'),
};

function listFolders(tree: Tree): readonly string[] {
	return tree.files.filter(
		(path) =>
			baseName(path) === 'migration.sql' &&
			path.includes('/') &&
			tree.all.has(joinPath(folderOf(path), 'snapshot.json')),
	);
}

function planJournal(directory: string, tree: Tree, path: string, journal: string): Plan {
	const entries = readEntries(journal, path);
	const present = filesIn(tree, directory);
	const there = new Set(present);
	const files = entries.map(({ tag, when }) => {
		const file = joinPath(directory, `${tag}.sql`);
		if (!there.has(file)) throw missingFile(path, tag, lineOf(journal, tag));
		const planned = { path: file, version: tag, name: toWords(tag.replace(/^\d+_/, '')) };
		// This is all that Drizzle knows of it: it runs what is younger than the youngest that has run.
		return when === null ? planned : { ...planned, stamp: when, identity: String(when) };
	});
	const listed = new Set(files.map((file) => file.path));
	const others = present.filter((file) => !listed.has(file));
	const reason = `It is not in ${JOURNAL}: Drizzle does not run it.`;
	const isNamedAlike = (file: string): boolean => /^\d{4}_(?!.*(?:down|rollback|undo))/.test(baseName(file));
	const staleRecords = skippedSql(others.filter(isNamedAlike), reason);
	const strangers = others.filter((file) => !isNamedAlike(file));
	return { files, staleRecords, ledger: [...staleRecords, ...skippedSql(strangers, reason)] };
}

/** One migration of a journal; `when` is in milliseconds, null where it is not said. */
interface JournalEntry {
	readonly tag: string;
	readonly when: number | null;
}

function readEntries(journal: string, file: string): readonly JournalEntry[] {
	const broken = (cause?: unknown): UserError =>
		new UserError('load', "This is not a journal of Drizzle's migrations.", {
			location: { file },
			hint: 'Let drizzle-kit write it anew.',
			cause,
		});
	let data: unknown;
	try {
		data = JSON.parse(journal);
	} catch (error) {
		throw broken(error);
	}
	const entries = isRecord(data) && Array.isArray(data.entries) ? data.entries : null;
	if (!entries) throw broken();
	return entries.map((entry: unknown) => {
		if (!isRecord(entry) || typeof entry.tag !== 'string' || entry.tag.includes('/')) throw broken();
		return { tag: entry.tag, when: typeof entry.when === 'number' ? entry.when : null };
	});
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

function missingFile(path: string, tag: string, line: number): UserError {
	return new UserError('load', `The journal lists ${tag}, but ${tag}.sql is not there.`, {
		location: { file: path, line },
		hint: 'Commit the file, as Drizzle itself stops without it. To replay the files as they are numbered, give `--layout numbered`.',
	});
}

function lineOf(journal: string, tag: string): number {
	return journal.slice(0, Math.max(journal.indexOf(JSON.stringify(tag)), 0)).split('\n').length;
}

function planFolders(directory: string, tree: Tree): Plan {
	// Drizzle itself orders by the locale here; English is what it runs in nearly everywhere.
	const { compare } = new Intl.Collator('en');
	const files = listFolders(tree)
		.filter((path) => folderOf(folderOf(path)) === directory)
		.map((path) => {
			const folder = baseName(folderOf(path));
			return { path, version: folder, name: toWords(folder.replace(/^\d+_/, '')) };
		})
		.toSorted((a, b) => compare(a.version, b.version));
	return { files, ledger: [], conduct: { order: 'names', late: 'unknown' } };
}

function splitAtBreakpoints(source: string): readonly Span[] {
	const spans: Span[] = [];
	let start = 0;
	for (let at = source.indexOf(BREAKPOINT); at >= 0; at = source.indexOf(BREAKPOINT, start)) {
		spans.push({ start, end: at });
		start = at + BREAKPOINT.length;
	}
	return [...spans, { start, end: source.length }];
}
