import { describe, expect, it } from 'vitest';
import { listBuiltStatements } from '../../../src/compare/built-statements.ts';
import { compareSpecification } from '../../../src/compare/compare-specification.ts';
import { loadDocument } from '../../../src/compare/document-schema.ts';
import { makePlan } from '../../../src/compare/make-plan.ts';
import { postgres } from '../../../src/dialects/postgres/postgres.ts';
import { identify } from '../../../src/model/identity.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import type { Plan } from '../../../src/specification/planned.ts';
import { useEngine } from '../../support/engine.ts';

const engine = useEngine();
const limits = { migrationSeconds: 60, runSeconds: 600, memoryMegabytes: 700 };

async function planOf(markdown: string, migrations: string): Promise<Plan> {
	const built = await engine.build(migrations);
	const document = parseDocument('spec.md', markdown);
	const read = await loadDocument(postgres, document, limits, built);
	const drifts = compareSpecification(read, built, () => false);
	return makePlan(
		document,
		read,
		built,
		drifts,
		listBuiltStatements(read, built, () => false),
	);
}

const sql = (text: string) => `\`\`\`sql\n${text}\n\`\`\`\n`;
const generated = (id: string, text: string) => `<!-- spec:begin ${id} -->\n${text}<!-- spec:end ${id} -->\n`;

describe('the plan of a document', () => {
	it('says what is written under which heading', async () => {
		const { planned, leftOpen } = await planOf(
			[
				sql('CREATE TABLE before (id int);'),
				'# Our database',
				sql('CREATE TABLE a (id int, b int); CREATE INDEX by_b ON a (b);'),
				'## Notes',
				'### **Old** `users`',
				sql('ALTER TABLE users ADD COLUMN phone text, ADD COLUMN fax text;\nCREATE TYPE mood AS ENUM (...);'),
				'## Notes',
				generated('x', `### Old users\n\n${sql('CREATE TABLE users (id int);')}`),
				sql('CREATE TABLE users (...);\nCREATE TABLE "B" (...);\nCREATE INDEX ...;\nCREATE TABLE "B" (…);'),
			].join('\n'),
			'CREATE TABLE users (id int);',
		);
		expect(planned.map(({ object, heading, anchor }) => [identify(object), heading, anchor])).toEqual([
			['table public.a', 'Our database', null],
			['table public.before', null, null],
			['column public.users.phone', '**Old** `users`', 'old-users'],
			['column public.users.fax', '**Old** `users`', 'old-users'],
			['index public.by_b', 'Our database', null],
		]);
		expect(leftOpen).toEqual([
			{ noun: 'type', name: 'mood', heading: '**Old** `users`', anchor: 'old-users' },
			{ noun: 'table', name: '"B"', heading: 'Notes', anchor: null },
		]);
	});

	it('links to no heading that a generated one could look like', async () => {
		const { planned } = await planOf(
			`# Plan\n\n## Later\n\n### Users\n\n${sql('CREATE TABLE a (id int);')}`,
			'CREATE TABLE users (id int);',
		);
		expect(planned.map(({ heading, anchor }) => [heading, anchor])).toEqual([['Users', 'later']]);
	});
});

describe('a plan block', () => {
	const plan = (text: string) => generated('plan table public.a', `Why.\n\n${sql(text)}`);

	it.each<readonly [string, string, string, boolean]>([
		['that is built', 'CREATE TABLE a (id int);', 'CREATE TABLE a (id int);', true],
		['with more built than it says', 'CREATE TABLE a (id int);', 'CREATE TABLE a (id int, b int);', true],
		['that lacks nothing', 'CREATE TABLE a (id int, b int);', 'CREATE TABLE a (id int);', false],
		['that is built otherwise', 'CREATE TABLE a (id int);', 'CREATE TABLE a (id text);', false],
		['that waits', 'CREATE TABLE a (id int);', 'SELECT 1', false],
		[
			'with an index that is missing',
			'CREATE TABLE a (id int);\nCREATE INDEX i ON a (id);',
			'CREATE TABLE a (id int);',
			false,
		],
		[
			'with something left open',
			'CREATE TABLE a (id int);\nCREATE TABLE b (...);',
			'CREATE TABLE a (id int);',
			false,
		],
		[
			'with SQL that does not run',
			'CREATE TABLE a (id int REFERENCES gone);',
			'CREATE TABLE a (id int);',
			false,
		],
		[
			'with rows, of which nobody can tell',
			'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);',
			'CREATE TABLE a (id int);',
			false,
		],
		['with nothing but a query', 'SELECT 1;', 'CREATE TABLE a (id int);', false],
		[
			'on a table that is planned elsewhere',
			'ALTER TABLE later ADD COLUMN b int;',
			'CREATE TABLE a (id int);',
			false,
		],
	])('%s', async (_, says, migrations, isTrue) => {
		const elsewhere = sql('CREATE TABLE later (id int);');
		const { graduated } = await planOf(`# Plan\n\n${plan(says)}\n${elsewhere}`, migrations);
		expect(graduated).toEqual(isTrue ? ['plan table public.a'] : []);
	});

	it.each([
		['the block says it as it is', 'int', true],
		['the block is out of date', 'bigint', true],
		['the block and the plan are out of date', 'text', false],
	])('beside a generated one, where %s', async (_, type, isTrue) => {
		const planned = isTrue ? 'int' : 'varchar(20)';
		const markdown =
			plan(`CREATE TABLE a (id ${planned});`) +
			generated('table public.a', sql(`CREATE TABLE a (id ${type});`));
		const { graduated } = await planOf(markdown, 'CREATE TABLE a (id int);');
		expect(graduated).toHaveLength(isTrue ? 1 : 0);
	});
});

it('knows what is built as it is written, also on tables that the document does not show', async () => {
	const text = `# Plan\n\n${sql('CREATE TABLE a (id int REFERENCES users);\nCREATE TABLE b (id int REFERENCES users);\nSELECT 1;')}`;
	const built = await engine.build(
		'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE a (id int REFERENCES users);',
	);
	const read = await loadDocument(postgres, parseDocument('spec.md', text), limits, built);
	const statements = listBuiltStatements(read, built, () => false);
	expect([...statements].map(({ line }) => line)).toEqual([4]);
});
