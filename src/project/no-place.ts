import { UserError } from '../errors.ts';
import type { Place, Wanted } from './choose-place.ts';
import { type CodeTool, findCodeTools } from './code-tools.ts';
import { LAYOUTS } from './layouts/index.ts';
import type { Tree } from './layouts/layout.ts';

/** The error for several places of which nothing tells which is meant: each with what to type for it. */
export function ambiguous(places: readonly Place[]): UserError {
	const facts: Record<string, string> = {};
	const sameDirectory = new Set(places.map(({ directory }) => directory)).size === 1;
	for (const place of places) {
		const { directory, layout, count } = place;
		const line = `${layout.name}, ${countFiles(count)}: ${flagsFor(place, places)}`;
		const key = directory === '' ? '(repository root)' : directory;
		facts[key] = facts[key] ? `${facts[key]}\n${line}` : line;
	}
	const what = sameDirectory
		? 'Several migration tools fit the same files.'
		: 'Migrations stand in several places.';
	return new UserError('ambiguous-layout', what, {
		facts,
		hint: `Say which are meant with ${sameDirectory ? '`--layout NAME`' : '`--migrations DIR`'}, or with \`migrations\` and \`layout\` in .github/database-spec.yml; several databases are several entries under \`databases\`.`,
	});
}

/** What to type to have a place of several read. */
function flagsFor({ directory, layout }: Place, places: readonly Place[]): string {
	const path = /^[\w./@+-]+$/.test(directory) ? directory : `'${directory.replaceAll("'", "'\\''")}'`;
	const rivals = places.filter((place) => place.directory === directory);
	const isOnlyDirectory = rivals.length === places.length;
	return [
		...(isOnlyDirectory ? [] : [`--migrations ${directory === '' ? '.' : path}`]),
		...(rivals.length > 1 ? [`--layout ${layout.name}`] : []),
	].join(' ');
}

/** The error for a repository, or a directory of it, in which no layout finds anything. */
export async function nothingFound(
	description: string,
	tree: Tree,
	{ migrations, layout }: Wanted,
): Promise<UserError> {
	const place = migrations === null || migrations === '' ? description : `${migrations} of ${description}`;
	const code = layout === null ? await findCodeTools(tree) : [];
	if (code.length > 0) return onlyCode(place, code);
	const titles = Object.values(LAYOUTS).map(({ title }) => title);
	return new UserError('no-migrations', `No migrations were found in ${place}.`, {
		facts: {
			'looked through': countFiles(tree.files.length),
			'looked for': layout === null ? titles.join(', ') : LAYOUTS[layout].pattern,
		},
		hint: 'Point to them with `--migrations DIR`, or with `migrations` in .github/database-spec.yml.',
	});
}

/** The error for a repository whose migrations a framework runs as code. */
function onlyCode(place: string, tools: readonly CodeTool[]): UserError {
	const names = tools.map(({ title }) => title).join(' and ');
	const facts = tools.flatMap(({ title, folders }) =>
		folders.map(({ directory, count }): [string, string] => [
			directory === '' ? '(repository root)' : directory,
			`${title}, ${countFiles(count)}`,
		]),
	);
	const ways = [...new Set(tools.map(({ wayOut }) => wayOut))];
	return new UserError('code-migrations', `The migrations in ${place} are code of ${names}, not SQL.`, {
		facts: Object.fromEntries(facts),
		hint: ways.join(' '),
	});
}

function countFiles(count: number): string {
	return count === 1 ? '1 file' : `${count} files`;
}
