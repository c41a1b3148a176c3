import { expect, it } from 'vitest';
import { isAsBuilt } from '../../../src/specification/is-as-built.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import type { Section, SectionBlocks } from '../../../src/specification/section.ts';

const section = {} as Section;
const contents: readonly SectionBlocks[] = [
	{
		section,
		blocks: [
			{
				id: 'table a',
				heading: null,
				content: 'A.\n\n```sql\nCREATE TABLE a (x int);\nCREATE INDEX ON a (x);\n```',
			},
			{ id: 'queries a', heading: null, content: '```sql\nSELECT x FROM a;\n```' },
			{ id: 'undone', heading: null, content: '```sql rollback\nDROP TABLE a;\n```' },
		],
	},
];

const block = (id: string, sql: string): string =>
	`<!-- spec:begin ${id} -->\n\`\`\`sql\n${sql}\n\`\`\`\n<!-- spec:end ${id} -->\n`;
const TABLE = 'CREATE TABLE a (x int);\n\nCREATE INDEX ON a (x);';

it.each<[string, string, boolean]>([
	[
		'the same statements, wherever they stand',
		block('index', 'CREATE INDEX ON a (x);') + block('other', 'CREATE TABLE a (x int);'),
		true,
	],
	['Windows line endings', block('table a', TABLE).replaceAll('\n', '\r\n'), true],
	[
		'rows and queries beside them',
		block('table a', TABLE) + block('rows', 'INSERT INTO a VALUES (1);\nSELECT 1;'),
		true,
	],
	['another statement', block('table a', TABLE.replace('int', 'text')), false],
	['one that is missing', block('table a', 'CREATE TABLE a (x int);'), false],
	['one more', block('table a', `${TABLE}\nCREATE TABLE b ();`), false],
	['a claim of people', `${block('table a', TABLE)}\n\`\`\`sql\nCREATE INDEX ON a (x);\n\`\`\`\n`, false],
])('a document with %s', (_, text, expected) => {
	expect(isAsBuilt(parseDocument('d.md', text), contents)).toBe(expected);
});
