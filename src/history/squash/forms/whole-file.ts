import { folderOf } from '../../../project/layouts/names.ts';
import type { Migration } from '../../../project/project.ts';
import { downText, wholeText } from '../file-text.ts';
import type { FileEdit, Fold } from '../squash.ts';
import type { Form, FormFiles } from './form.ts';

/** What a form made of whole files has beside the usual. */
export interface WholeFileOptions {
	/** The file with the way back that belongs to a migration; left out where the tool has none. */
	readonly downOf?: (path: string) => string | null;
	/** Whether a file goes when its migration does, beside the migration itself and its way back. */
	readonly isBeside?: (path: string, migration: Migration) => boolean;
	/** Whether a file goes even with the migration whose name is kept. */
	readonly isStale?: (path: string, migration: Migration) => boolean;
	/** The text of the file, where it is more than the statements. */
	readonly write?: (fold: Fold) => string;
	readonly refuses?: Form['refuses'];
	readonly advise: Form['advise'];
}

/** The form of a tool whose migrations are files of nothing but SQL, some with another file for the way back. */
export function wholeFile(options: WholeFileOptions): Form {
	const { downOf = () => null, isBeside = () => false, isStale = () => false, write = wholeText } = options;
	return {
		...(options.refuses ? { refuses: options.refuses } : {}),
		advise: options.advise,
		async write(fold, files) {
			const edits = new Map<string, string | null>();
			for (const migration of fold.migrations) {
				const isLast = migration === fold.migrations.at(-1);
				for (const path of filesOf(migration, files, downOf)) edits.set(path, null);
				for (const path of files.all) {
					if (isBeside(path, migration) && (!isLast || isStale(path, migration))) edits.set(path, null);
				}
			}
			const last = fold.migrations.at(-1)?.path ?? '';
			const down = downOf(last);
			const hasDowns = fold.migrations.some(({ path }) => files.all.includes(downOf(path) ?? ''));
			edits.set(last, write(fold));
			if (down !== null && hasDowns) edits.set(down, downText(fold));
			return listEdits(edits);
		},
	};
}

function filesOf(
	{ path, down }: Migration,
	{ all }: FormFiles,
	downOf: (path: string) => string | null,
): readonly string[] {
	const back = downOf(path);
	return [path, ...(down ? [down.path] : []), ...(back !== null && all.includes(back) ? [back] : [])];
}

/** The edits of a map, sorted by path. */
export function listEdits(edits: ReadonlyMap<string, string | null>): readonly FileEdit[] {
	return [...edits].map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** True for everything in the folder that a migration has for itself. */
export function isInFolderOf(path: string, migration: Migration): boolean {
	return path.startsWith(`${folderOf(migration.path)}/`);
}

/** The versions of a fold that are gone, as SQL literals. */
export function goneVersions({ migrations }: Pick<Fold, 'migrations'>): string {
	return migrations
		.slice(0, -1)
		.map(({ version }) => literal(version))
		.join(', ');
}

/** A text as an SQL literal. */
export function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** What is so in every tool that records a migration by its version or name alone. */
export const ALREADY_RUN =
	'The new migration has the name of the last one that it replaces: databases that have run all of them take it as run.';

/** What is so wherever only some of them have run. */
export const PARTLY_RUN =
	'Bring databases that have run only some of them to the last one before this is merged.';
