import { positionAt } from '../sql/position.ts';
import { findAbove } from './layouts/ancestors.ts';
import type { Tree } from './layouts/layout.ts';
import { folderOf } from './layouts/names.ts';

/** A kind of database for which a Rust crate is built, and the line of the manifest that says so. */
export interface CrateDialect {
	readonly dialect: string;
	readonly path: string;
	readonly line: number;
	readonly text: string;
}

const FEATURES: Readonly<Record<string, string>> = {
	postgres: 'postgresql',
	mysql: 'mysql',
	sqlite: 'sqlite',
	mssql: 'sqlserver',
};

/**
 * The kinds of database that the manifest at or above a directory enables for a crate such as `sqlx`: without the
 * feature the program cannot connect to such a database at all. Empty where the manifest does not say.
 */
export async function readCrateDialects(
	tree: Tree,
	directory: string,
	crate: string,
): Promise<readonly CrateDialect[]> {
	const path = findAbove(tree.all, directory, ['Cargo.toml']);
	if (path === null) return [];
	const manifest = (await tree.read(path)) ?? '';
	const own = dialectsIn(path, manifest, crate);
	const workspace = await findWorkspace(tree, folderOf(path));
	if (workspace === null || workspace.path === path) return own;
	return [...own, ...dialectsIn(workspace.path, workspace.text, crate)];
}

async function findWorkspace(tree: Tree, from: string): Promise<{ path: string; text: string } | null> {
	for (let folder = from; ; folder = folderOf(folder)) {
		const path = findAbove(tree.all, folder, ['Cargo.toml']);
		if (path === null) return null;
		const text = (await tree.read(path)) ?? '';
		if (/^\s*\[workspace\b/m.test(text)) return { path, text };
		folder = folderOf(path);
		if (folder === '') return null;
	}
}

function dialectsIn(path: string, manifest: string, crate: string): readonly CrateDialect[] {
	// `crate = { … }`, `[dependencies.crate]` up to the next table, and `"crate/feature"` in [features].
	const declaration = new RegExp(
		`^[ \\t]*${crate}\\s*=\\s*\\{[^}]*\\}` +
			`|^[ \\t]*\\[[^\\]\\n]*dependencies\\.${crate}\\][\\s\\S]*?(?=^[ \\t]*\\[|$(?![\\s\\S]))` +
			`|"${crate}\\??/[\\w-]+"`,
		'gm',
	);
	return [...manifest.matchAll(declaration)].flatMap((match) => {
		const { line } = positionAt(manifest, match.index);
		const text = firstTable(match[0]).trim().replaceAll(/\s+/g, ' ');
		const words = [...match[0].matchAll(/"(?:[\w-]+\??\/)?(postgres|mysql|sqlite|mssql)(?:[-_]\w+)*"/g)];
		return words.map((word) => ({ dialect: FEATURES[word[1] ?? ''] ?? '', path, line, text }));
	});
}

/** The words of a table up to its features; what may follow them is about something else. */
function firstTable(declaration: string): string {
	if (!declaration.trimStart().startsWith('[')) return declaration;
	return /^[\s\S]*?features\s*=\s*\[[^\]]*\]/.exec(declaration)?.[0] ?? declaration;
}
