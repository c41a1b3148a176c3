import { UNKNOWN_CONDUCT } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Layout, upPart } from './layout.ts';
import { baseName, candidatesByContent, filesIn, skippedSql, toWords, wholeOf } from './names.ts';

const FILE = /^[vV]?(\d+(?:\.\d+)*)(.*)\.sql$/;

/** The comments on top of a file, among which the transaction mode is given. */
const HEAD = /^(?:[ \t]*(?:--.*)?\r?\n)*/;
const MODE = /^[ \t]*--[ \t]*txn-mode[ \t]*=[ \t]*(on|off)[ \t]*\r?$/im;

/** Bytebase: versioned SQL files with `-- txn-mode`, ordered by their paths as text. */
export const bytebase: Layout = {
	name: 'bytebase',
	title: 'Bytebase',
	pattern: 'VERSION_name.sql with `-- txn-mode`',
	// Bytebase keeps its records in a database of its own.
	bookkeepingTables: [],
	conduct: UNKNOWN_CONDUCT,

	find: (tree) => candidatesByContent(tree, (name) => FILE.test(name), MODE),

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const files = present
			.filter((path) => FILE.test(baseName(path)))
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version, name: toWords(name) };
			})
			.toSorted((a, b) => comparePaths(a.path, b.path));
		const others = present.filter((path) => !FILE.test(baseName(path)));
		return {
			files,
			ledger: skippedSql(others, 'Its name begins with no version: Bytebase does not run it.'),
		};
	},

	readUp(_file, source) {
		const mode = MODE.exec(HEAD.exec(source)?.[0] ?? '')?.[1]?.toLowerCase();
		return upPart([wholeOf(source)], mode === 'off' ? 'none' : 'transaction');
	},
};
