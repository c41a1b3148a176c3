import { KNOWS_VERSIONS } from '../conduct.ts';
import type { TransactionMode } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { delimitedBy, directivesOf, firstDirective } from './atlas-directives.ts';
import { checkAtlasSum } from './atlas-sum.ts';
import { type Candidate, type Layout, type PlannedFile, upPart } from './layout.ts';
import { baseName, filesIn, folderOf, joinPath, skippedSql, someHold, toWords, wholeOf } from './names.ts';

const FILE = /^([^_]*)(?:_(.*))?\.sql$/;
const SUM = 'atlas.sum';

/** Names and annotations of other tools, whose files Atlas can look after without running them itself. */
const OTHER_NAME = /\.(?:up|down|undo)\.sql$|^[VUBR][\d._]*__.*\.sql$/;
const OTHER_ANNOTATION = /^--[ \t]*(?:\+goose[ \t]+up|migrate:up|liquibase[ \t]+formatted)\b/im;

/** Atlas: `VERSION_name.sql` beside `atlas.sum`, ordered by name, from the last checkpoint on. */
export const atlas: Layout = {
	name: 'atlas',
	title: 'Atlas',
	pattern: 'migrations/VERSION_name.sql with atlas.sum',
	// Atlas keeps its records in a namespace of its own.
	bookkeepingTables: [],
	conduct: {
		...KNOWS_VERSIONS,
		late: 'refuses',
		lateWayOut: '`atlas migrate apply --exec-order non-linear` runs it all the same.',
		recordWayOut: 'Run `atlas migrate hash` and commit atlas.sum.',
	},

	async find(tree) {
		const sums = tree.files.filter((path) => baseName(path) === SUM);
		const found = await Promise.all(
			sums.map(async (sum): Promise<readonly Candidate[]> => {
				const directory = folderOf(sum);
				const files = filesIn(tree, directory).filter((path) => path.endsWith('.sql'));
				const isOther = files.some((path) => OTHER_NAME.test(baseName(path)));
				if (files.length === 0 || isOther || (await someHold(tree, files, OTHER_ANNOTATION))) return [];
				return [{ directory, count: files.length, certainty: 'marked' }];
			}),
		);
		return found.flat();
	},

	async plan(directory, tree) {
		const all = filesIn(tree, directory)
			.filter((path) => path.endsWith('.sql'))
			.toSorted((a, b) => comparePaths(baseName(a), baseName(b)));
		const texts = await Promise.all(all.map(async (path) => (await tree.read(path)) ?? ''));
		const checkpoint = texts.findLastIndex((text) => directivesOf(text, 'checkpoint').length > 0);
		const start = Math.max(checkpoint, 0);
		const reason = `The checkpoint ${baseName(all[start] ?? '')} stands for it: Atlas does not run it in an empty database.`;
		const sum = tree.all.has(joinPath(directory, SUM)) ? await tree.read(joinPath(directory, SUM)) : null;
		const staleRecords = sum === null ? [] : checkAtlasSum(joinPath(directory, SUM), sum, all, texts);
		return {
			files: all.slice(start).map(toFile),
			staleRecords,
			ledger: [...staleRecords, ...skippedSql(all.slice(0, start), reason)],
		};
	},

	readUp(_file, source) {
		const transaction = modeOf(directivesOf(source, 'txmode')[0]);
		const delimiter = firstDirective(source, 'delimiter');
		if (delimiter === null) return upPart([wholeOf(source)], transaction);
		return upPart(delimitedBy(source, delimiter), transaction);
	},
};

function toFile(path: string): PlannedFile {
	const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
	return { path, version, name: toWords(name) };
}

/** `all` puts every file into one transaction, which an empty database cannot tell from one for each. */
function modeOf(directive: string | undefined): TransactionMode {
	return directive === 'none' ? 'none' : 'transaction';
}
