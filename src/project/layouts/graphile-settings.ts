import { resolvePath } from '../sources/paths.ts';
import { findAbove } from './ancestors.ts';
import { readJsonWithComments } from './json-with-comments.ts';
import type { Tree } from './layout.ts';
import { folderOf, joinPath } from './names.ts';

/** Something that graphile-migrate runs beside the migrations: a file below their folder, or a command of the shell. */
export type Action =
	| { readonly kind: 'sql'; readonly file: string }
	| { readonly kind: 'command'; readonly command: string };

/** The moments at which it does. */
export const MOMENTS = [
	'afterReset',
	'beforeAllMigrations',
	'afterAllMigrations',
	'beforeCurrent',
	'afterCurrent',
] as const;

/** One of those moments. */
export type Moment = (typeof MOMENTS)[number];

/** What the settings of graphile-migrate say; paths are from the repository's root. */
export interface GraphileSettings {
	/** The file itself; null where there is none. */
	readonly path: string | null;
	/** Whether it is a program, which is not run. */
	readonly isCode: boolean;
	/** The folder of the migrations; null where it is not said. */
	readonly migrationsFolder: string | null;
	/** Values by name, with the colon; `!ENV` where the environment has it. */
	readonly placeholders: ReadonlyMap<string, string>;
	/** What is set in each session, such as `search_path`. */
	readonly session: ReadonlyMap<string, string>;
	readonly actions: Readonly<Record<Moment, readonly Action[]>>;
}

/** Reads the settings that hold for a folder of migrations. */
export async function readGraphileSettings(tree: Tree, directory: string): Promise<GraphileSettings> {
	const path = findAbove(tree.all, directory, ['.gmrc', '.gmrc.js', '.gmrc.cjs']);
	const isCode = path !== null && !path.endsWith('.gmrc');
	const text = path === null || isCode ? '' : ((await tree.read(path)) ?? '');
	const data = asRecord(readJsonWithComments(text));
	const { migrationsFolder } = data;
	const folder = path === null ? '' : folderOf(path);
	return {
		path,
		isCode,
		migrationsFolder:
			typeof migrationsFolder === 'string' ? resolvePath(joinPath(folder, migrationsFolder)) : null,
		placeholders: asTexts(data.placeholders),
		session: asTexts(data.pgSettings),
		actions: Object.fromEntries(MOMENTS.map((moment) => [moment, asActions(data[moment])])) as Record<
			Moment,
			readonly Action[]
		>,
	};
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function asTexts(value: unknown): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(asRecord(value)).flatMap(([key, each]): [string, string][] =>
			typeof each === 'string' || typeof each === 'number' ? [[key, String(each)]] : [],
		),
	);
}

/** A text is a file of SQL, with `!` before it for one that needs a superuser. */
function asActions(value: unknown): readonly Action[] {
	const list: readonly unknown[] = Array.isArray(value) ? value : value ? [value] : [];
	return list.flatMap((each): Action[] => {
		if (typeof each === 'string') return [{ kind: 'sql', file: each.replace(/^!/, '') }];
		const { file, command, shadow } = asRecord(each);
		// The shadow database is for checks of the tool's own.
		if (shadow === true) return [];
		if (typeof file === 'string') return [{ kind: 'sql', file }];
		return typeof command === 'string' ? [{ kind: 'command', command }] : [];
	});
}
