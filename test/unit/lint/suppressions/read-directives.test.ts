import { describe, expect, it } from 'vitest';
import { readDirectives } from '../../../../src/lint/suppressions/read-directives.ts';
import { looseMigration } from '../../../../src/project/loose-migration.ts';

function read(text: string) {
	return readDirectives(looseMigration('1.sql', text).migration).map(
		({ rules, reason, statements, line }) => ({ rules, reason, at: [...statements], line }),
	);
}

const RULE = 'index-not-concurrent';

describe('a directive', () => {
	it.each([
		['above', `SELECT 1;\n-- database-spec: ignore ${RULE} small\nSELECT 2;\nSELECT 3;`, [1], 2],
		['behind', `SELECT 1;\nSELECT 2; -- database-spec: ignore ${RULE} small\nSELECT 3;`, [1], 2],
		['within', `SELECT 1;\nSELECT\n-- database-spec: ignore ${RULE} small\n2;`, [1], 3],
		['in a block', `/* database-spec: ignore ${RULE}\n * small\n */\nSELECT 1;`, [0], 1],
		['behind the last', `SELECT 1;\n\n-- database-spec: ignore ${RULE} small`, [], 3],
		['of a file', `SELECT 1;\nSELECT 2;\n-- database-spec: ignore-file ${RULE} small`, [0, 1], 3],
		['set off', `-- database-spec: ignore ${RULE}: small\nSELECT 1;`, [0], 1],
		['by its code', `--database-spec: ignore lint/${RULE} - small\r\nSELECT 1;\r\n`, [0], 1],
	])('%s a statement is for it', (_, text, at, line) => {
		expect(read(text)).toEqual([{ rules: [RULE], reason: 'small', at, line }]);
	});

	it.each([
		`SELECT '-- database-spec: ignore ${RULE} small';`,
		`SELECT $$\n-- database-spec: ignore ${RULE} small\n$$;`,
		`COPY t FROM stdin;\n-- database-spec: ignore ${RULE} small\n\\.\n`,
		`-- see database-spec: ignore ${RULE} small\nSELECT 1;`,
		'-- database-spec: ignored by nobody\nSELECT 1;',
	])('is not what is none: %j', (text) => {
		expect(read(text)).toEqual([]);
	});

	it.each([
		['no reason', `-- database-spec: ignore ${RULE}\nSELECT 1;`, [RULE], ''],
		['no rule', '-- database-spec: ignore\nSELECT 1;', [], ''],
		[
			'several rules',
			`-- database-spec: ignore ${RULE}, nothing-like-it why not\nSELECT 1;`,
			[RULE],
			'why not',
		],
	])('may have %s', (_, text, rules, reason) => {
		expect(read(text)).toMatchObject([{ rules, reason }]);
	});

	it.each([
		['-- squawk-ignore require-concurrent-index-creation\nSELECT 1;\nSELECT 2;', [0]],
		[
			'-- squawk-ignore-file require-concurrent-index-creation, ban-drop-column\nSELECT 1;\nSELECT 2;',
			[0, 1],
		],
		['-- squawk-ignore-file\nSELECT 1;', [0]],
		['-- atlas:nolint PG101\nSELECT 1;\nSELECT 2;', [0]],
		['-- atlas:nolint concurrent_index\n\nSELECT 1;\nSELECT 2;', [0, 1]],
		['SELECT 1;\n-- atlas:nolint\nSELECT 2;', [1]],
	])('of another tool is understood: %j', (text, at) => {
		const [directive] = read(text);
		expect(directive?.rules).toContain(RULE);
		expect(directive?.at).toEqual(at);
	});

	it('of the way back is none of the way up', () => {
		const { migration } = looseMigration('1.sql', 'SELECT 1;\nSELECT 2;\n');
		const source = `${migration.source}-- database-spec: ignore ${RULE} small\nSELECT 3;`;
		const [last] = looseMigration('1.sql', source).migration.statements.slice(-1);
		const down = { path: '1.sql', source, statements: [last!], sections: [] };
		expect(readDirectives({ ...migration, source, down })).toEqual([]);
	});
});
