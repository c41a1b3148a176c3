import { baseName, folderOf, joinPath } from '../../../project/layouts/names.ts';
import { headOf, writeStatement } from '../file-text.ts';
import type { Fold } from '../squash.ts';
import type { Form, FormFiles } from './form.ts';
import { isInFolderOf, listEdits, PARTLY_RUN, wholeFile } from './whole-file.ts';

const BREAKPOINT = '--> statement-breakpoint';

const FILES = wholeFile({
	write: (fold) =>
		`${headOf(fold)}${fold.statements.map((statement) => writeStatement(statement)).join(`\n${BREAKPOINT}\n`)}\n`,
	isBeside: (path, migration) =>
		baseName(migration.path) === 'migration.sql' && isInFolderOf(path, migration),
	advise: () => [
		`Drizzle runs what was made after the newest record of a database: the new migration has the time of the last one that it replaces, so that databases that have run all of them do not run it. ${PARTLY_RUN}`,
	],
});

/** Drizzle Kit: files with a breakpoint between statements; journal and snapshots are kept true. */
export const drizzle: Form = {
	...FILES,
	async write(fold, files) {
		const edits = new Map((await FILES.write(fold, files)).map(({ path, text }) => [path, text]));
		const directory = folderOf(fold.migrations[0]?.path ?? '');
		const journal = joinPath(directory, 'meta/_journal.json');
		const text = files.all.includes(journal) ? await files.read(journal) : null;
		if (text === null) return listEdits(edits);
		const gone = new Set(fold.migrations.slice(0, -1).map(({ version }) => version));
		edits.set(journal, withoutEntries(text, gone));
		for (const [path, snapshot] of await moveSnapshots(directory, fold, files)) edits.set(path, snapshot);
		return listEdits(edits);
	},
};

interface Journal {
	readonly entries: readonly { readonly tag: string }[];
}

/** The layout has read this journal already, so that it is one. */
function withoutEntries(text: string, gone: ReadonlySet<string>): string {
	const journal = JSON.parse(text) as Journal;
	const entries = journal.entries.filter(({ tag }) => !gone.has(tag));
	return `${JSON.stringify({ ...journal, entries }, null, indentOf(text))}${text.endsWith('\n') ? '\n' : ''}`;
}

function indentOf(text: string): string {
	return /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
}

/** Each snapshot names the one before it: the last one takes over from the first. */
async function moveSnapshots(
	directory: string,
	{ migrations }: Fold,
	files: FormFiles,
): Promise<ReadonlyMap<string, string | null>> {
	const edits = new Map<string, string | null>();
	const paths = migrations.map(({ version }) =>
		joinPath(directory, `meta/${version.split('_')[0] ?? ''}_snapshot.json`),
	);
	const [first, last] = [paths[0] ?? '', paths.at(-1) ?? ''];
	const texts = await Promise.all(
		[first, last].map((path) => (files.all.includes(path) ? files.read(path) : null)),
	);
	const former = PREVIOUS.exec(texts[0] ?? '')?.[2];
	const text = texts[1];
	for (const path of paths.slice(0, -1)) if (files.all.includes(path)) edits.set(path, null);
	if (former !== undefined && text)
		edits.set(
			last,
			text.replace(PREVIOUS, (_, key: string) => `${key}"${former}"`),
		);
	return edits;
}

const PREVIOUS = /("prevId"\s*:\s*)"([^"]*)"/;
