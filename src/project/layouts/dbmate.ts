import type { Span } from '../../sql/statement.ts';
import type { TransactionMode } from '../project.ts';
import { comparePaths } from '../sources/paths.ts';
import { type Layout, upPart } from './layout.ts';
import { baseName, candidatesByContent, filesIn, skippedSql, toWords } from './names.ts';

const FILE = /^(\d+)(.*)\.sql$/;
const SECTION = /^--[ \t]*migrate:(up|down)(?:[ \t]+(\S.*?))?[ \t]*\r?$/gm;

/** dbmate: `NUMBER_name.sql` with `-- migrate:up` and `-- migrate:down`, ordered by the file names as text. */
export const dbmate: Layout = {
	name: 'dbmate',
	title: 'dbmate',
	pattern: 'NUMBER_name.sql with `-- migrate:up`',
	bookkeepingTables: [
		{
			name: 'schema_migrations',
			sql: 'CREATE TABLE schema_migrations (version varchar NOT NULL PRIMARY KEY)',
		},
	],

	find: (tree) => candidatesByContent(tree, (name) => FILE.test(name), /^--[ \t]*migrate:up\b/m),

	async plan(directory, tree) {
		const present = filesIn(tree, directory);
		const files = present
			.filter((path) => FILE.test(baseName(path)))
			.map((path) => {
				const [, version = '', name = ''] = FILE.exec(baseName(path)) ?? [];
				return { path, version, name: toWords(name) };
			})
			.toSorted((a, b) => comparePaths(baseName(a.path), baseName(b.path)));
		const others = present.filter((path) => !FILE.test(baseName(path)));
		return { files, ledger: skippedSql(others, 'Its name begins with no number: dbmate does not run it.') };
	},

	readUp(_file, source) {
		const sections = [...source.matchAll(SECTION)];
		const spans: Span[] = [];
		let transaction: TransactionMode = 'transaction';
		for (const [index, section] of sections.entries()) {
			if (section[1] !== 'up') continue;
			if (/\btransaction:false\b/.test(section[2] ?? '')) transaction = 'none';
			spans.push({
				start: section.index + section[0].length,
				end: sections[index + 1]?.index ?? source.length,
			});
		}
		return upPart(spans, transaction);
	},
};
