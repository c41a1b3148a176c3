import { describe, expect, it } from 'vitest';
import { splitScript, splitStatements } from '../../../src/sql/split.ts';

describe('splitStatements', () => {
	it.each([
		['', []],
		['  \n-- only a comment\n', []],
		[';;;', []],
		['select 1', ['select 1']],
		['select 1;select 2', ['select 1', 'select 2']],
		[') select 1; select 2', [') select 1', 'select 2']],
		['case; end; select 1', ['case', 'end', 'select 1']],
		['create function f() begin; end;', ['create function f() begin', 'end']],
		['select 1; /* open', ['select 1', '/* open']],
	])('%j', (source, expected) => {
		expect(splitStatements(source).map(({ text }) => text)).toEqual(expected);
	});

	it('keeps the rows of a COPY out of the SQL, with carriage returns too', () => {
		const source = 'copy a from stdin;\r\n1;\r\n\\.\r\nselect 1;\r\n';
		const [copy, select] = splitStatements(source);
		expect(copy!.copyData).toBe('1;\r\n');
		expect(select!.text).toBe('select 1');
	});

	it('sends a COPY without rows as it stands', () => {
		const [copy, select] = splitStatements('copy a from stdin; select 1;');
		expect(copy).toEqual({ text: 'copy a from stdin', span: { start: 0, end: 17 } });
		expect(select!.text).toBe('select 1');
	});

	it('reports psql’s lines in the middle of a statement without sending them', () => {
		const { statements, metaCommands } = splitScript('select 1\n\\echo hello; there\n+ 2;');
		expect(metaCommands.map(({ text }) => text)).toEqual(['\\echo hello; there']);
		expect(statements).toHaveLength(1);
	});

	it.each([
		['statements', 'insert into t values (1);\n'],
		['COPY without an end mark', 'copy a from stdin;\n'],
		['opening parentheses', '('],
		['opening comments', '/*'],
		['dollars', '$a'],
		['quotes', "''"],
		['escape strings', "e'' \n"],
	])(
		'reads 10 MB of many %s in one pass',
		(_name, piece) => {
			splitStatements(piece.repeat(Math.ceil(10_000_000 / piece.length)));
		},
		// One pass takes well under a second; starting over at each of them would take many minutes.
		20_000,
	);
});
