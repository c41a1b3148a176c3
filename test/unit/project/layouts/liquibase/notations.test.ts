import { describe, expect, it } from 'vitest';
import type { Change, Entry } from '../../../../../src/project/layouts/liquibase/change-log.ts';
import { withSemicolons } from '../../../../../src/project/layouts/liquibase/delimiter.ts';
import { readChangeLog } from '../../../../../src/project/layouts/liquibase/read-change-log.ts';
import { fillIn } from '../../../../../src/sql/fill-in.ts';

/** The entries in short: kind, and what tells them apart. */
function summarise(path: string, text: string): readonly string[] {
	const changeText = (change: Change): string => {
		if (change.kind === 'other') return change.name;
		if (change.kind === 'sql-file') return `<${change.path}${change.isRelative ? ' relative' : ''}>`;
		const filled = change.texts.map(({ span, replacements }) => fillIn(text, span, replacements).text.trim());
		return [change.dbms, change.endDelimiter, ...filled].filter((part) => part !== null).join(' ');
	};
	const entryText = (entry: Entry): string => {
		switch (entry.kind) {
			case 'changeset':
				return `${entry.author}:${entry.id} ${entry.changes.map(changeText).join('; ')}`;
			case 'property':
				return `${entry.name}=${entry.value} ${entry.dbms}`;
			case 'include':
			case 'include-all':
			case 'property-file':
				return `${entry.kind} ${entry.path} ${entry.isRelative}`;
		}
	};
	return readChangeLog(path, text).entries.map(entryText);
}

describe('SQL', () => {
	const HEADER = '--liquibase formatted sql\n';

	it('has changesets from line to line', () => {
		const text = `${HEADER}
SELECT 'before';
-- changeset ada:1 endDelimiter:// dbms:!h2 context:"a b"
SELECT 1 //
--rollback SELECT 'back';
  --   ChangeSet "ada lovelace":"the second" runAlways:true
SELECT 2;\r
--property name:who  value:me global:false dbms:h2
SELECT 3;
--ignoreLines:2
SELECT 'no';
SELECT 'no';
--ignoreLines:start
SELECT 'no';
--ignoreLines:end
SELECT 4;
--ignoreLines:start
SELECT 'no';
`;
		expect(summarise('a.sql', text)).toEqual([
			"ada:1 // SELECT 1 //\n--rollback SELECT 'back';",
			'who=me h2',
			'ada lovelace:the second SELECT 2;\r\n--property name:who  value:me global:false dbms:h2\nSELECT 3; SELECT 4;',
		]);
	});

	it('is one changeset where it has none of Liquibase’s comments', () => {
		expect(summarise('a.sql', 'SELECT 1;')).toEqual(['includeAll:raw SELECT 1;']);
	});

	it.each(['--changeset ada', '-changeset ada:1', '--changeset'])('refuses %s', (line) => {
		expect(() => readChangeLog('a.sql', `${HEADER}\n${line}\n`)).toThrow(
			expect.objectContaining({ location: { file: 'a.sql', line: 3 } }),
		);
	});
});

describe('XML', () => {
	it('has elements, attributes in either quotes, text, literal text and comments', () => {
		const text = `<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY lol "lol">]>
<x:databaseChangeLog xmlns:x="u">
	<property name='a' value="1 &gt; &#50; &#x33; &lol;" dbms="postgresql"/>
	<property file="p.properties" relativeToChangelogFile="true" />
	<include file="a > b.sql" relativeToChangelogFile="true"/><includeAll path='c'/>
	<!-- <include file="no"/> -->
	<changeSet id="1" author="ada">
		<preConditions><sqlCheck expectedResult="0">SELECT 0</sqlCheck></preConditions>
		<sql splitStatements="false" endDelimiter="GO">SELECT '&lt;';</sql>
		<sql>SELECT 1 <!-- no --> + <![CDATA[2 < 3]]> &amp;&amp; true</sql>
		<sql dbms="h2"/>
		<sqlFile path="d.sql"/><createProcedure path="p.sql" relativeToChangelogFile="true"/>
		<createTable tableName="t"><column name="sql" type="int"/></createTable>
		<rollback><sql>SELECT 'back'</sql></rollback>
	</changeSet>
</x:databaseChangeLog>`;
		expect(summarise('a.xml', text)).toEqual([
			'a=1 > 2 3 &lol; postgresql',
			'property-file p.properties true',
			'include a > b.sql true',
			'include-all c false',
			"ada:1 GO SELECT '<';; SELECT 1  + 2 < 3 && true; h2; <d.sql>; <p.sql relative>; createTable",
		]);
	});

	it.each(['', '<a/>', '<databaseChangeLog>', 'text', '<databaseChangeLog'])('refuses %j', (text) => {
		expect(() => readChangeLog('a.xml', text)).toThrow('cannot be read as a changelog');
	});
});

describe('YAML and JSON', () => {
	it('has lists of maps, and text in any notation', () => {
		const text = `databaseChangeLog:
- property: {name: a, value: 1}
- include: {file: a.sql}
- changeSet:
    id: 1
    author: ada
    changes:
    - sql: SELECT 'plain'
    - sql: {sql: "SELECT\\n'quoted'", endDelimiter: GO}
    - sql:
        dbms: postgresql
        sql: >
          SELECT
          'folded'
    - sql:
        sql: |2-

            SELECT
              'literal';
    - sqlFile: {path: b.sql, relativeToChangelogFile: true}
    - addColumn: {tableName: t}
    rollback:
    - sql: SELECT 'back'
`;
		expect(summarise('a.yaml', text)).toEqual([
			'a=1 null',
			'include a.sql false',
			'1:1 '.replace('1:1', 'ada:1') +
				"SELECT 'plain'; GO SELECT\n'quoted'; postgresql SELECT 'folded'; SELECT\n    'literal';; <b.sql relative>; addColumn",
		]);
	});

	it('keeps the lines of a literal block where they stand', () => {
		const text =
			'databaseChangeLog:\n- changeSet:\n    changes:\n    - sql:\n        sql: |\n          SELECT 1;\n          SELECT\n            2;\n';
		const [entry] = readChangeLog('a.yml', text).entries;
		const change = entry?.kind === 'changeset' ? entry.changes[0] : undefined;
		const [written] = change?.kind === 'sql' ? change.texts : [];
		const filled = fillIn(text, written!.span, written!.replacements);
		expect(filled.text).toBe('SELECT 1;\nSELECT\n  2;\n');
		const start = filled.text.indexOf('SELECT\n');
		const second = filled.locate({ text: 'SELECT\n  2', span: { start, end: start + 10 } });
		expect(text.slice(second.span.start, second.span.end)).toMatch(/^ *SELECT\n {12}2$/);
	});

	it('reads JSON', () => {
		const text =
			'{ "databaseChangeLog": [ { "changeSet": { "id": "1", "author": "a", "changes": [ { "sql": { "sql": "SELECT 1" } } ] } } ] }';
		expect(summarise('a.json', text)).toEqual(['a:1 SELECT 1']);
	});

	it.each(['', 'a: 1', 'databaseChangeLog: [', '- a'])('refuses %j', (text) => {
		expect(() => readChangeLog('a.yaml', text)).toThrow('cannot be read as a changelog');
	});
});

describe('delimiters', () => {
	it.each([
		['go and / on their own lines', null, 'A\nGO\nB\n  / \nC / D\ngo x', 'A\n;\nB\n;\nC / D\ngo x'],
		[
			'none in strings, bodies and comments',
			null,
			"'\ngo\n' $$\n/\n$$ /*\ngo\n*/",
			"'\ngo\n' $$\n/\n$$ /*\ngo\n*/",
		],
		['a sign', '@@', "A @@ '@@' B@@", "A ; '@@' B;"],
		['a line', '\\n/\\s*\\n|\\n/\\s*$', 'A / 2\n/\nB\n/', 'A / 2\n;\nB\n;'],
		['an escaped sign', '\\*\\*', 'A ** B', 'A ; B'],
		['a semicolon', ';', 'A;\nGO\n', 'A;\nGO\n'],
	])('%s', (_, endDelimiter, source, expected) => {
		const text = { span: { start: 0, end: source.length }, replacements: [] };
		const { span, replacements } = withSemicolons(source, text, endDelimiter);
		expect(fillIn(source, span, replacements).text).toBe(expected);
		const decoded = {
			span: { start: 0, end: 1 },
			replacements: [{ span: { start: 0, end: 1 }, text: source }],
		};
		expect(withSemicolons('?', decoded, endDelimiter).replacements[0]?.text).toBe(expected);
	});
});
