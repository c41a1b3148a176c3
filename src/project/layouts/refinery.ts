import { UserError } from '../../errors.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { findAbove, mentionsCrate } from './ancestors.ts';
import { type Candidate, type Layout, type Tree, upPart } from './layout.ts';
import {
	baseName,
	candidatesByFolder,
	codeMigrations,
	compareNumbers,
	filesBelow,
	requireUniqueVersions,
	skippedSql,
	toWords,
	wholeOf,
} from './names.ts';

const FILE = /^([UV])(\d+(?:\.\d+)?)__(\w+)\.sql$/;

/** refinery: `V1__name.sql` and `U2__name.sql` below a Rust program, ordered together by number. */
export const refinery: Layout = {
	name: 'refinery',
	title: 'refinery',
	pattern: 'migrations/V1__name.sql below a Cargo.toml with refinery',
	bookkeepingTables: [
		{
			name: 'refinery_schema_history',
			sql: `CREATE TABLE refinery_schema_history (
	version int4 PRIMARY KEY,
	name varchar(255),
	applied_on varchar(255),
	checksum varchar(255)
)`,
		},
	],
	conduct: {
		...KNOWS_VERSIONS,
		knows: 'version and name',
		late: 'refuses',
		lateWayOut: 'A file that begins with `U` in place of `V` may come late.',
		sees: 'every byte',
		onEdit: 'refuses',
		editWayOut: '`set_abort_divergent(false)` makes it a line in the log.',
		onMissing: 'refuses',
	},

	async find(tree) {
		const folders = candidatesByFolder(tree.files, (name) => FILE.test(name), 'marked');
		const found = await Promise.all(
			folders.map(
				async (candidate): Promise<readonly Candidate[]> =>
					(await isRefinery(tree, candidate.directory))
						? [{ ...candidate, covers: [candidate.directory] }]
						: [],
			),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const present = filesBelow(tree, directory);
		const files = present
			.filter((path) => FILE.test(baseName(path)))
			.map((path) => {
				const [, prefix, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				if (version.includes('.')) throw notWhole(path, version);
				const file = { path, version: version.replace(/^0+(?=\d)/, ''), name: toWords(name) };
				return prefix === 'U' ? { ...file, mayBeLate: true as const } : file;
			})
			.toSorted((a, b) => compareNumbers(a.version, b.version) || comparePaths(a.path, b.path));
		requireUniqueVersions(files, 'refinery');
		const others = present.filter((path) => !FILE.test(baseName(path)));
		return {
			files,
			ledger: [
				...skippedSql(others, 'Its name is not V1__name.sql or U1__name.sql: refinery does not run it.'),
				...codeMigrations(others, /^[UV]\d+(?:\.\d+)?__/),
			],
		};
	},

	readUp: (_file, source) => upPart([wholeOf(source)], 'transaction'),
};

function notWhole(file: string, version: string): UserError {
	return new UserError('load', `${version} is no version for refinery.`, {
		location: { file },
		hint: 'refinery takes whole numbers only and stops at this file: give it another number.',
	});
}

async function isRefinery(tree: Tree, directory: string): Promise<boolean> {
	const manifest = findAbove(tree.all, directory, ['Cargo.toml']);
	return manifest !== null && mentionsCrate((await tree.read(manifest)) ?? '', 'refinery');
}
