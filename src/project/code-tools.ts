import type { Tree } from './layouts/layout.ts';
import { allHold, baseName, folderOf } from './layouts/names.ts';
import { usesPackage } from './layouts/package-json.ts';

/** A tool whose migrations are code, found in a repository. */
export interface CodeTool {
	/** The tool's own name. */
	readonly title: string;
	/** Where its migrations stand, the most telling five; counted in files. */
	readonly folders: readonly { readonly directory: string; readonly count: number }[];
	/** What to do so that their schema can be read, in full sentences. */
	readonly wayOut: string;
}

interface Kind {
	readonly title: string;
	/** A migration's path. */
	readonly file: RegExp;
	/** A file of the tool's own that must stand somewhere; left out where the path is telling enough. */
	readonly marker?: RegExp;
	/** Or an npm package that the nearest `package.json` must name. */
	readonly npm?: string;
	/** Or words that the first file holds. */
	readonly words?: RegExp;
	/** The tool's own command. */
	readonly command: string;
	/** How the tool itself writes SQL that can be committed. */
	readonly sql?: string;
}

const NUMBERED_SCRIPT = /(?:^|\/)\d{3,}[^/]*(?<!\.d)\.[cm]?[jt]s$/;

/** The first that fits a folder is believed; those that look most alike come with what tells them apart. */
const KINDS: readonly Kind[] = [
	{
		title: 'Rails',
		file: /(?:^|\/)db\/(?:\w+_)?migrate\/\d+_\w+\.rb$/,
		command: 'bin/rails db:migrate',
		sql: 'set `config.active_record.schema_format = :sql`, commit db/structure.sql and point to it with `--migrations db/structure.sql`',
	},
	{
		title: 'Ecto',
		file: /(?:^|\/)priv\/[^/]+\/migrations\/(?:.*\/)?\d+_\w+\.exs$/,
		command: 'mix ecto.migrate',
		sql: 'commit what `mix ecto.dump` writes and point to it with `--migrations priv/repo/structure.sql`',
	},
	{
		title: 'Alembic',
		file: /(?:^|\/)versions\/[^/]+\.py$/,
		marker: /(?:^|\/)(?:alembic\.ini|alembic\/env\.py|migrations\/env\.py)$/,
		command: 'alembic upgrade head',
		sql: 'commit what `alembic upgrade head --sql` writes and point to it with `--migrations FILE`',
	},
	{
		title: 'Django',
		file: /(?:^|\/)migrations\/\d{4}_\w+\.py$/,
		command: 'python manage.py migrate',
	},
	{
		title: 'Laravel',
		file: /(?:^|\/)database\/migrations\/[\d_]+\w+\.php$/,
		command: 'php artisan migrate --force',
		sql: 'commit what `php artisan schema:dump` writes and point to it with `--migrations FILE`',
	},
	{
		title: 'Entity Framework',
		file: /(?:^|\/)Migrations\/(?:.*\/)?\d{14}_\w+(?<!\.Designer)\.cs$/,
		command: 'dotnet ef database update',
		sql: 'commit what `dotnet ef migrations script` writes and point to it with `--migrations FILE`',
	},
	{
		title: 'Knex',
		file: NUMBERED_SCRIPT,
		marker: /(?:^|\/)knexfile\.[cm]?[jt]s$/,
		command: 'npx knex migrate:latest',
	},
	{ title: 'Knex', file: NUMBERED_SCRIPT, npm: 'knex', command: 'npx knex migrate:latest' },
	{
		title: 'Sequelize',
		file: NUMBERED_SCRIPT,
		marker: /(?:^|\/)\.sequelizerc$/,
		command: 'npx sequelize-cli db:migrate',
	},
	{ title: 'Sequelize', file: NUMBERED_SCRIPT, npm: 'sequelize', command: 'npx sequelize-cli db:migrate' },
	{ title: 'TypeORM', file: NUMBERED_SCRIPT, npm: 'typeorm', command: 'npx typeorm migration:run' },
	{
		title: 'MikroORM',
		file: /(?:^|\/)Migration\d+[^/]*(?<!\.d)\.[cm]?[jt]s$/,
		command: 'npx mikro-orm migration:up',
	},
	{
		title: 'node-pg-migrate',
		file: NUMBERED_SCRIPT,
		npm: 'node-pg-migrate',
		command: 'npx node-pg-migrate up',
	},
	{ title: 'db-migrate', file: NUMBERED_SCRIPT, npm: 'db-migrate', command: 'npx db-migrate up' },
	{ title: 'Kysely', file: NUMBERED_SCRIPT, npm: 'kysely', command: 'npx kysely migrate:latest' },
	{
		title: 'yoyo',
		file: /(?:^|\/)[^/]+\.py$/,
		words: /^(?:from|import)[ \t]+yoyo\b/m,
		command: 'yoyo apply --batch',
	},
	{
		title: 'pgroll',
		file: /(?:^|\/)(?:pgroll|migrations)\/\d+_[^/]*\.(?:json|ya?ml)$/,
		words: /^[ \t{]*"?(?:name|operations)"?\s*:/m,
		command: 'pgroll init && pgroll migrate migrations --complete',
	},
];

/** Numbered scripts whose tool nothing tells. */
const UNKNOWN: Kind = { title: 'a tool that is not known here', file: NUMBERED_SCRIPT, command: 'COMMAND' };

/** The tools of a repository whose migrations are code; only where none is known, scripts of an unknown one. */
export async function findCodeTools(tree: Tree): Promise<readonly CodeTool[]> {
	const known = await findKinds(KINDS, tree);
	return known.length > 0 ? known : findKinds([UNKNOWN], tree);
}

async function findKinds(kinds: readonly Kind[], tree: Tree): Promise<readonly CodeTool[]> {
	const tools = new Map<string, CodeTool>();
	const taken = new Set<string>();
	for (const kind of kinds) {
		if (kind.marker && ![...tree.all].some((path) => kind.marker?.test(path))) continue;
		const folders = await foldersOf(kind, tree, taken);
		if (folders.length === 0) continue;
		for (const { directory } of folders) taken.add(directory);
		const before = tools.get(kind.title)?.folders ?? [];
		tools.set(kind.title, {
			title: kind.title,
			folders: [...before, ...folders].slice(0, 5),
			wayOut: wayOut(kind),
		});
	}
	return [...tools.values()];
}

async function foldersOf(
	{ file, npm, words }: Kind,
	tree: Tree,
	taken: ReadonlySet<string>,
): Promise<CodeTool['folders']> {
	const found = new Map<string, string[]>();
	for (const path of tree.files) {
		const folder = folderOf(path);
		if (taken.has(folder) || !MIGRATIONS.test(folder) || !file.test(path)) continue;
		if (baseName(path) === '__init__.py') continue;
		const paths = found.get(folder);
		if (paths) paths.push(path);
		else found.set(folder, [path]);
	}
	const fits = await Promise.all(
		[...found].map(async ([directory, paths]) => {
			if (npm !== undefined && !(await usesPackage(tree, directory, npm))) return [];
			if (words && !(await allHold(tree, paths.slice(0, 1), words))) return [];
			return [{ directory, count: paths.length }];
		}),
	);
	return fits.flat();
}

/** What migrations' folders are called, wherever they stand. */
const MIGRATIONS = /(?:^|\/)[^/]*(?:migrat|versions|pgroll)[^/]*(?:\/|$)/i;

function wayOut({ command, sql }: Kind): string {
	const other = sql === undefined ? '' : `, or ${sql}`;
	return `Let \`migrate-command: ${command}\` in .github/database-spec.yml run them${other}.`;
}
