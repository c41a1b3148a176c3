import { UserError } from '../../errors.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { findAbove, mentionsCrate } from './ancestors.ts';
import { downFile, type Layout, type Tree, type UpPart, upPart } from './layout.ts';
import {
	baseName,
	compareNumbers,
	filesIn,
	groupByFolder,
	requireUniqueVersions,
	skippedSql,
	someHold,
	toWords,
	wholeOf,
} from './names.ts';
import { passedOver } from './passed-over.ts';

const FILE = /^(\d+)_(.*?)(\.up|\.down)?\.sql$/;

/** Files that come without their crate may still tell: by SQLx's own directive, or by the name of its table. */
const OWN_WORDS = /^-- no-transaction|\b_sqlx_migrations\b/;

/** SQLx: `NUMBER_name.sql` or pairs of `.up.sql` and `.down.sql`, ordered by number. */
export const sqlx: Layout = {
	name: 'sqlx',
	title: 'SQLx',
	pattern: 'migrations/NUMBER_name.sql below a Cargo.toml with sqlx',
	bookkeepingTables: [
		{
			name: '_sqlx_migrations',
			sql: `CREATE TABLE _sqlx_migrations (
	version bigint PRIMARY KEY,
	description text NOT NULL,
	installed_on timestamptz NOT NULL DEFAULT now(),
	success boolean NOT NULL,
	checksum bytea NOT NULL,
	execution_time bigint NOT NULL
)`,
		},
	],
	conduct: {
		...KNOWS_VERSIONS,
		late: 'runs',
		sees: 'every byte',
		onEdit: 'refuses',
		onMissing: 'refuses',
	},

	async find(tree) {
		const found = await Promise.all(
			[...groupByFolder(tree.files, isUp)].map(async ([directory, files]) =>
				(await isSqlx(tree, directory)) || (await someHold(tree, files, OWN_WORDS))
					? [{ directory, count: files.length, certainty: 'marked' } as const]
					: [],
			),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const files = present
			.filter((path) => isUp(baseName(path)))
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version: version.replace(/^0+(?=\d)/, ''), name: toWords(name) };
			})
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		const unnumbered = present.find(
			(path) => /^[^_]*_.*\.sql$/.test(baseName(path)) && !FILE.test(baseName(path)),
		);
		if (unnumbered !== undefined) throw noNumber(unnumbered);
		requireUniqueVersions(files, 'SQLx');
		const others = present.filter((path) => !FILE.test(baseName(path)));
		const backward = present.filter((path) => FILE.exec(baseName(path))?.[3] === '.down');
		return {
			files,
			ledger: [
				...passedOver(backward, directory, 'for the way back'),
				...skippedSql(others, 'Its name is not NUMBER_name.sql: SQLx does not run it.'),
			],
		};
	},

	readUp: (_file, source) => readWhole(source),

	readDown: ({ path }, _source, context) =>
		path.endsWith('.up.sql')
			? downFile([path.replace(/\.up\.sql$/, '.down.sql')], context, (_path, source) => readWhole(source))
			: null,
};

/** Without its own transaction the file is still sent as one message. */
function readWhole(source: string): UpPart {
	return upPart([wholeOf(source)], source.startsWith('-- no-transaction') ? 'implicit' : 'transaction');
}

function isUp(name: string): boolean {
	const match = FILE.exec(name);
	return match !== null && match[3] !== '.down';
}

function noNumber(file: string): UserError {
	return new UserError('load', 'Before the first underscore of this name stands no number.', {
		location: { file },
		hint: 'SQLx stops at such a file: begin its name with a number, or move it out of the migrations.',
	});
}

async function isSqlx(tree: Tree, directory: string): Promise<boolean> {
	const manifest = findAbove(tree.all, directory, ['Cargo.toml']);
	return manifest !== null && mentionsCrate((await tree.read(manifest)) ?? '', 'sqlx');
}
