import { UserError } from '../../errors.ts';
import { splitStatements } from '../../sql/split.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import type { LedgerEntry } from '../project.ts';
import { includeFixtures } from './graphile-fixtures.ts';
import { parseHeader, requireChain } from './graphile-header.ts';
import { fillGraphilePlaceholders } from './graphile-placeholders.ts';
import { type GraphileSettings, type Moment, readGraphileSettings } from './graphile-settings.ts';
import type { Candidate, Layout, Plan, PlannedFile, Tree, UpPart } from './layout.ts';
import { baseName, compareNumbers, filesIn, folderOf, joinPath, skippedSql, toWords } from './names.ts';
import { atBeginning, setSetting } from './session-settings.ts';

const FILE = /^([0-9]+)(-[-_a-zA-Z0-9]*)?\.sql$/;

/** A file that graphile-migrate runs, with its settings. */
interface GraphileFile extends PlannedFile {
	readonly settings: GraphileSettings;
	/** Where it stands in the work: an action beside the migrations, a committed one, or the one that is being written. */
	readonly stage: 'action' | 'committed' | 'current';
}

/** graphile-migrate: `committed/NUMBER.sql` in their chain, then what is being written in `current`. */
export const graphileMigrate: Layout<GraphileFile> = {
	name: 'graphile-migrate',
	title: 'graphile-migrate',
	pattern: 'committed/NUMBER.sql with `--! Previous:`',
	// graphile-migrate keeps its records in a namespace of its own.
	bookkeepingTables: [],
	conduct: {
		...KNOWS_VERSIONS,
		late: 'refuses',
		sees: 'every byte',
		onEdit: 'refuses',
		onMissing: 'refuses',
	},

	async find(tree) {
		const folders = new Set<string>();
		for (const path of tree.files) {
			if (baseName(folderOf(path)) === 'committed' && FILE.test(baseName(path))) {
				folders.add(folderOf(folderOf(path)));
			}
		}
		const found = await Promise.all(
			[...folders].map(async (directory): Promise<readonly Candidate[]> => {
				const committed = joinPath(directory, 'committed');
				const files = filesIn(tree, committed).filter((path) => FILE.test(baseName(path)));
				const first = await tree.read(files[0] ?? '').catch(() => null);
				if (!first?.startsWith('--! ')) return [];
				const covers = [committed, joinPath(directory, 'current'), joinPath(directory, 'fixtures')];
				return [{ directory, count: files.length, certainty: 'marked', covers }];
			}),
		);
		return found.flat();
	},

	async plan(given, tree) {
		const directory = baseName(given) === 'committed' ? folderOf(given) : given;
		const settings = await readGraphileSettings(tree, directory);
		const committed = await planCommitted(directory, tree, settings);
		const current = await planCurrent(directory, tree, settings);
		const at = (moment: Moment): Plan<GraphileFile> => planActions(moment, directory, tree, settings);
		const plans = [
			at('afterReset'),
			at('beforeAllMigrations'),
			committed,
			at('afterAllMigrations'),
			...(current.files.length > 0 ? [at('beforeCurrent'), current, at('afterCurrent')] : [current]),
		];
		return {
			files: committed.files.length + current.files.length === 0 ? [] : plans.flatMap(({ files }) => files),
			ledger: [...unreadSettings(settings), ...plans.flatMap(({ ledger }) => ledger)],
		};
	},

	async readUp({ path, stage, settings }, source, { tree, directory, placeholders }) {
		const start = stage === 'action' ? 0 : parseHeader(source).bodyStart;
		const folder = baseName(directory) === 'committed' ? folderOf(directory) : directory;
		const included = stage === 'current' ? await includeFixtures({ path, text: source }, folder, tree) : [];
		const filled = fillGraphilePlaceholders({ path, text: source }, settings, placeholders, included);
		const session = [...settings.session].map(([name, value]) => setSetting(name, value));
		return {
			sections: [
				{ spans: [{ start: 0, end: source.length }], transaction: modeOf(stage, source.slice(start)) },
			],
			replacements: [...atBeginning(session), ...filled.replacements],
			ledger: filled.ledger,
		};
	},
};

function modeOf(stage: GraphileFile['stage'], body: string): UpPart['sections'][number]['transaction'] {
	if (stage === 'action') return 'implicit';
	return /^--!\s*no-transaction\b/.test(body.trimStart()) ? 'none' : 'transaction';
}

async function planCommitted(
	directory: string,
	tree: Tree,
	settings: GraphileSettings,
): Promise<Plan<GraphileFile>> {
	const present = filesIn(tree, joinPath(directory, 'committed'));
	const files = present
		.filter((path) => FILE.test(baseName(path)))
		.map((path): GraphileFile => {
			const [, version = '', message = ''] = FILE.exec(baseName(path)) ?? [];
			return { path, version, name: toWords(message), settings, stage: 'committed' };
		})
		.toSorted((a, b) => compareNumbers(a.version, b.version));
	const texts = await Promise.all(
		files.map(async ({ path }) => ({ path, text: (await tree.read(path)) ?? '' })),
	);
	requireChain(texts);
	const others = present.filter((path) => !FILE.test(baseName(path)));
	return {
		files,
		ledger: skippedSql(others, 'Its name is not NUMBER.sql: graphile-migrate does not run it.'),
	};
}

/** What is being written is one file, or the files of one folder; until something is in it, it is no migration. */
async function planCurrent(
	directory: string,
	tree: Tree,
	settings: GraphileSettings,
): Promise<Plan<GraphileFile>> {
	const single = joinPath(directory, 'current.sql');
	const several = filesIn(tree, joinPath(directory, 'current')).filter((path) => path.endsWith('.sql'));
	if (several.length > 0 && tree.all.has(single)) {
		throw new UserError('load', 'There are both current.sql and the folder current.', {
			location: { file: single },
			hint: 'graphile-migrate takes only one of them: remove the other.',
		});
	}
	const paths = tree.all.has(single) ? [single] : several.toSorted(byNumber);
	const texts = await Promise.all(paths.map(async (path) => (await tree.read(path)) ?? ''));
	const begun = paths.filter((_, index) => isBegun(texts[index] ?? ''));
	return {
		files: begun.map((path) => {
			const [, number = '', message = ''] = FILE.exec(baseName(path)) ?? [];
			const version = number === '' ? 'current' : `current ${number}`;
			return { path, version, name: toWords(message), settings, stage: 'current', isRepeatable: true };
		}),
		ledger: skippedSql(
			paths.filter((path) => !begun.includes(path)),
			'It holds no statement yet.',
		),
	};
}

function byNumber(a: string, b: string): number {
	const numberOf = (path: string): string => FILE.exec(baseName(path))?.[1] ?? '';
	return compareNumbers(numberOf(a), numberOf(b));
}

function isBegun(text: string): boolean {
	return /^--![ \t]*include\b/m.test(text) || splitStatements(text).length > 0;
}

function planActions(
	moment: Moment,
	directory: string,
	tree: Tree,
	settings: GraphileSettings,
): Plan<GraphileFile> {
	const files: GraphileFile[] = [];
	const ledger: LedgerEntry[] = [];
	for (const action of settings.actions[moment]) {
		const file = settings.path ?? directory;
		if (action.kind === 'command') {
			const message = `graphile-migrate runs a command at ${moment}; what it does to the schema is missing: ${action.command}`;
			ledger.push({ kind: 'not-understood', message, file, line: null });
			continue;
		}
		const path = joinPath(directory, action.file);
		if (!tree.all.has(path)) {
			throw new UserError('load', `The file ${path}, which is run at ${moment}, is not there.`, {
				location: { file },
				hint: 'Commit it, or take it out of the settings.',
			});
		}
		files.push({
			path,
			version: moment,
			name: toWords(baseName(path).replace(/\.sql$/, '')),
			settings,
			stage: 'action',
			isRepeatable: true,
		});
	}
	return { files, ledger };
}

function unreadSettings({ path, isCode }: GraphileSettings): readonly LedgerEntry[] {
	if (!isCode || path === null) return [];
	const message =
		'These settings are a program, which is not run: give the values of placeholders under `placeholders`, and what is run beside the migrations in a prelude.';
	return [{ kind: 'not-understood', message, file: path, line: null }];
}
