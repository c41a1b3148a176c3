import { UserError } from '../../../errors.ts';
import type { Tree } from '../layout.ts';
import { baseName, folderOf } from '../names.ts';
import { findFile, findFolder } from './find-file.ts';
import { isFormattedSql, likelyFormatted } from './formatted-sql.ts';
import { isMarkupChangeLog, readChangeLog } from './read-change-log.ts';

/** What could be a changelog by where it stands: only these files are looked into. */
const LIKELY_MARKUP =
	/(?:change-?_?log|changeset|liquibase).*\.(?:xml|ya?ml|json)$|(?:^|\/)[^/]*(?:master|root)[^/]*\.(?:xml|ya?ml)$/is;
const LIKELY_SQL = /(?:change|liquibase).*\.sql$|(?:^|\/)[Vv]?\d[^/]*\.sql$/is;

/** The changelogs that no other one includes, and the folders of changelogs in SQL that belong to none of them. */
export interface Roots {
	readonly markup: readonly string[];
	readonly sql: readonly string[];
}

/** Looks for changelogs among some files. */
export async function findRoots(files: readonly string[], tree: Tree): Promise<Roots> {
	const readable = async (path: string): Promise<string> => (await tree.read(path).catch(() => null)) ?? '';
	const ofKind = async (
		likely: readonly string[],
		isOne: (path: string, text: string) => boolean,
	): Promise<readonly { readonly path: string; readonly text: string }[]> => {
		const read = await Promise.all(likely.map(async (path) => ({ path, text: await readable(path) })));
		return read.filter(({ path, text }) => isOne(path, text));
	};
	const likelySql = files.filter((path) => LIKELY_SQL.test(path));
	const markup = await ofKind(
		files.filter((path) => LIKELY_MARKUP.test(path)),
		isMarkupChangeLog,
	);
	const sql = await ofKind(await likelyFormatted(tree, likelySql), (_, text) => isFormattedSql(text));
	const included = new Set(markup.flatMap(({ path, text }) => namedBy(path, text, tree)));
	const paths = markup.map(({ path }) => path);
	const roots = paths.filter((path) => !included.has(path));
	return {
		// Where each is included by another one, following the first tells where the circle is.
		markup: roots.length > 0 ? roots : paths.slice(0, 1),
		sql: sql.map(({ path }) => path).filter((path) => !included.has(path)),
	};
}

/** The files that a changelog names; none where it is broken, which is told when it is the one that is meant. */
function namedBy(path: string, text: string, tree: Tree): readonly string[] {
	try {
		return readChangeLog(path, text).entries.flatMap((entry): readonly string[] => {
			if (entry.kind === 'include') {
				const found = findFile(entry.path, path, path, entry.isRelative, tree);
				return found === null ? [] : [found];
			}
			return entry.kind === 'include-all'
				? (findFolder(entry.path, path, path, entry.isRelative, tree) ?? []).filter((file) => file !== path)
				: [];
		});
	} catch {
		return [];
	}
}

/** The one changelog that a folder's others belong to; throws a UserError where several could be it. */
export function chooseRoot(markup: readonly string[], directory: string): string | null {
	const here = markup.filter((path) => folderOf(path) === directory);
	const places = here.length > 0 ? here : markup;
	const named = places.filter((path) => /master|root|main|index/i.test(baseName(path)));
	const [chosen, ...others] = named.length > 0 ? named : places;
	if (chosen === undefined || others.length === 0) return chosen ?? null;
	throw new UserError('ambiguous-layout', 'Several changelogs are included by no other.', {
		facts: { found: [chosen, ...others].join('\n') },
		hint: 'Say which is meant with `--layout liquibase --migrations FILE`, or with `migrations` and `layout` in .github/database-spec.yml.',
	});
}
