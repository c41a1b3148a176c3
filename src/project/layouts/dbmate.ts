import { UserError } from '../../errors.ts';
import { positionAt } from '../../sql/position.ts';
import { splitStatements } from '../../sql/split.ts';
import { KNOWS_VERSIONS } from '../conduct.ts';
import { comparePaths } from '../sources/paths.ts';
import type { Layout, UpSection } from './layout.ts';
import { baseName, candidatesByContent, filesIn, skippedSql, toWords } from './names.ts';

const FILE = /^(\d+)(.*)\.sql$/;
const SECTION = /^--[ \t]*migrate:(up|down)(?:[ \t\r]([^\n]*))?$/gm;

/** dbmate: `NUMBER_name.sql` with `-- migrate:up` and `-- migrate:down`, ordered by the file names as text. */
export const dbmate: Layout = {
	name: 'dbmate',
	title: 'dbmate',
	pattern: 'NUMBER_name.sql with `-- migrate:up`',
	bookkeepingTables: [
		{
			name: 'schema_migrations',
			sql: 'CREATE TABLE schema_migrations (version varchar PRIMARY KEY)',
		},
	],
	conduct: { ...KNOWS_VERSIONS, late: 'runs' },

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

	readUp: ({ path }, source) => ({ sections: readSections(path, source).up, replacements: [], ledger: [] }),

	readDown: ({ path }, source) => ({
		path,
		source,
		// The file is undone from its end.
		sections: readSections(path, source).down.toReversed(),
		replacements: [],
		ledger: [],
	}),
};

/** The parts of a file for both ways, in the order in which they stand; throws a UserError for what dbmate refuses. */
function readSections(path: string, source: string): Readonly<Record<'up' | 'down', readonly UpSection[]>> {
	const marks = [...source.matchAll(SECTION)];
	const sections: Record<'up' | 'down', UpSection[]> = { up: [], down: [] };
	for (const [index, mark] of marks.entries()) {
		const [line, direction, options = ''] = mark;
		const next = marks[index + 1];
		if (direction === 'down' && marks[index - 1]?.[1] !== 'up')
			throw refuse(path, source, mark.index, 'has no `migrate:up` before it');
		if (direction === 'up' && next?.[1] !== 'down')
			throw refuse(path, source, mark.index, 'has no `migrate:down` after it');
		const transaction = /(?:^|\s)transaction:false(?:\s|$)/.test(options) ? 'none' : 'transaction';
		const spans = [{ start: mark.index + line.length, end: next?.index ?? source.length }];
		sections[direction === 'up' ? 'up' : 'down'].push({ spans, transaction });
	}
	const first = marks[0]?.index ?? source.length;
	const before = splitStatements(source.slice(0, first))[0];
	if (before) throw refuse(path, source, before.span.start, 'stands before the first `-- migrate:up`');
	return sections;
}

function refuse(file: string, source: string, offset: number, what: string): UserError {
	return new UserError('load', `This ${what}.`, {
		location: { file, line: positionAt(source, offset).line },
		hint: 'dbmate refuses it too: each `-- migrate:up` is followed by its `-- migrate:down`, and only comments come before.',
	});
}
