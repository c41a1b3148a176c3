import { readdirSync } from 'node:fs';
import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import { type Identity, identify } from '../../../src/model/identity.ts';
import type { SchemaObject } from '../../../src/model/objects.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import { outline } from '../../../src/specification/outline/index.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { headingKey } from '../../../src/specification/regenerate/heading-match.ts';
import { regenerate } from '../../../src/specification/regenerate.ts';
import { HOSTILE } from '../../support/hostile.ts';
import {
	factsOf,
	index,
	policy,
	routine,
	schemaOf,
	sequence,
	table,
	trigger,
	view,
} from './schema-builder.ts';
import { splitRow } from './table-row.ts';

/** Every kind of object that the model has, some in more than one of a kind's forms. */
const objects: readonly SchemaObject[] = [
	{ kind: 'namespace', name: 'app', comment: null },
	{ kind: 'namespace', name: 'public', comment: null },
	{ kind: 'extension', name: 'citext', namespace: 'public' },
	{ kind: 'enum', namespace: 'public', name: 'mood', comment: null, labels: ['good', 'bad'] },
	{
		kind: 'domain',
		namespace: 'public',
		name: 'positive',
		comment: null,
		type: 'integer',
		notNull: true,
		default: null,
		collation: null,
		checks: [],
	},
	{ kind: 'composite', namespace: 'public', name: 'point3', comment: null, attributes: [] },
	sequence('invoice_numbers'),
	sequence('users_id_seq', { namespace: 'public', relation: 'users', column: 'id' }),
	routine('touch', 'trigger', 'BEGIN END'),
	routine('score', 'integer', 'BEGIN END'),
	routine('archive', null, 'BEGIN END'),
	...table('users', {
		columns: { id: 'bigint!', mood: 'mood', words: 'tsvector' },
		primaryKey: ['id'],
		unique: [['mood']],
		checks: { users_mood: ['mood IS NOT NULL', 'mood'] },
		rowSecurity: true,
		forceRowSecurity: true,
	}),
	...table('roles', { columns: { id: 'bigint!' }, primaryKey: ['id'] }),
	...table('user_roles', {
		columns: { user_id: 'bigint!', role_id: 'bigint!' },
		primaryKey: ['user_id', 'role_id'],
		foreignKeys: [
			{ columns: ['user_id'], to: 'users' },
			{ columns: ['role_id'], to: 'roles' },
		],
	}),
	...table('audit_log', { columns: { at: 'timestamptz' }, partitionBy: 'RANGE (at)' }),
	...table('audit_log_2024', {
		columns: { at: 'timestamptz' },
		partitionOf: { namespace: 'public', name: 'audit_log', bound: 'DEFAULT' },
	}),
	...table('app_table', { columns: { x: 'text' }, namespace: 'app' }),
	{
		kind: 'exclusion',
		namespace: 'public',
		relation: 'audit_log',
		name: 'no_overlap',
		comment: null,
		columns: ['at'],
		definition: 'EXCLUDE USING gist (at WITH &&)',
		inherited: false,
	},
	index('users_pkey', 'users', ['id'], { unique: true, constraint: 'users_pkey' }),
	index('users_mood_idx', 'users', ['mood']),
	index('users_both_idx', 'users', ['mood', 'id']),
	index('users_words_idx', 'users', ['words'], { method: 'gin' }),
	index('audit_log_at_idx', 'audit_log', ['at']),
	index('own_name', 'audit_log_2024', ['at'], {
		partitionOf: { namespace: 'public', name: 'audit_log_at_idx' },
	}),
	view('happy', 'SELECT 1', ['id']),
	{ ...view('counts', 'SELECT 2', ['id']), kind: 'materialized-view' },
	index('counts_id_idx', 'counts', ['id'], { unique: true }),
	trigger('users_touch', 'users', 'touch'),
	trigger('happy_insert', 'happy', 'touch', { timing: 'instead of', events: ['insert'] }),
	policy('own', 'users'),
];

/** What comes with its table, or with the key that it implements. */
const WITHIN_TABLE: ReadonlySet<SchemaObject['kind']> = new Set([
	'column',
	'primary-key',
	'unique',
	'foreign-key',
	'check',
	'exclusion',
]);

/** Writes an object as a statement that names it, a table as its sequences, itself and its row-level security. */
const writeObject: Facts['dialect']['writeObject'] = (schema, identity) => {
	const object = schema.objects.find((each) => identify(each) === identity)!;
	if (object.kind === 'namespace' && object.name === 'public') return [];
	const statement = `SELECT '${identity.replaceAll("'", "''")}'`;
	if (object.kind !== 'table') return [statement];
	const security = (what: string) => `ALTER TABLE ${object.name} ${what} ROW LEVEL SECURITY`;
	return [
		...schema.objects
			.filter((each) => each.kind === 'sequence' && each.ownedBy?.relation === object.name)
			.map((each) => `SELECT '${identify(each)}'`),
		statement,
		...(object.rowSecurity ? [security('ENABLE')] : []),
		...(object.forceRowSecurity ? [security('FORCE')] : []),
	];
};

it('says every object of the schema in exactly one fence, and nothing else', () => {
	const facts = factsOf(schemaOf(objects), { dialect: { writeObject } });
	const { statements } = parseDocument('x.md', regenerate(null, facts));
	const expected = objects.flatMap((object): readonly string[] => {
		if (WITHIN_TABLE.has(object.kind)) return [];
		if (object.kind === 'index' && object.constraint !== null) return [];
		if (object.kind === 'namespace' && object.name === 'public') return [];
		return [`SELECT '${identify(object)}'`];
	});
	const security = [
		'ALTER TABLE users ENABLE ROW LEVEL SECURITY',
		'ALTER TABLE users FORCE ROW LEVEL SECURITY',
	];
	expect(statements.map(({ text }) => text).sort()).toEqual([...expected, ...security].sort());
	for (const { origin } of statements) expect(origin.kind).toBe('block');
});

it('makes the index of a partition before the whole one that would make it under another name', () => {
	const facts = factsOf(schemaOf(objects), { dialect: { writeObject } });
	const text = regenerate(null, facts);
	expect(text.indexOf("'index public.own_name'")).toBeLessThan(
		text.indexOf("'index public.audit_log_at_idx'"),
	);
	const implied = objects.map((object) =>
		object.kind === 'index' && object.name === 'own_name'
			? { ...object, name: 'audit_log_2024_at_idx' }
			: object,
	);
	const other = regenerate(null, factsOf(schemaOf(implied), { dialect: { writeObject } }));
	expect(other).not.toContain('index public.audit_log_2024_at_idx');
});

/** The chapters and sections that every specification has, as readers of one look for them in another. */
const TEMPLATE = [
	'Project Database Overview',
	'Data Architecture Analysis',
	'Business Domain Analysis',
	'Data Flow Analysis',
	'Complete Schema Design',
	'Core Tables',
	'Relationship Tables',
	'Audit and Tracking Tables',
	'Data Types and Constraints',
	'Custom Types and Enums',
	'Constraints and Validations',
	'Indexes and Performance',
	'Primary Indexes',
	'Composite Indexes',
	'Full-Text Search Indexes',
	'Database Functions and Procedures',
	'Utility Functions',
	'Business Logic Functions',
	'Data Integrity and Relationships',
	'Foreign Key Relationships',
	'Check Constraints',
	'Migration Strategy',
	'Initial Migration (v1.0.0)',
	'Future Migration Planning',
	'Data Seeding and Test Data',
	'Reference Data',
	'Development Test Data',
	'Performance Considerations',
	'Query Optimization',
	'Scalability Planning',
	'Security and Compliance',
	'Data Security',
	'Data Privacy',
	'Backup and Recovery',
	'Backup Strategy',
	'Data Retention',
	'Database Documentation',
	'Schema Documentation',
	'Migration Documentation',
	'Monitoring and Maintenance',
	'Performance Monitoring',
	'Health Checks',
];

describe('the outline', () => {
	it('has the chapters and sections of the template in its order', () => {
		const titles = outline.filter(({ level }) => level < 4).map(({ title }) => title);
		expect(titles.filter((title) => title !== 'Views' && title !== 'Other Objects')).toEqual(TEMPLATE);
	});

	it('has sections with ids and headings of their own, each behind the one that it is part of', () => {
		const seen = new Map<string, number>();
		for (const { id, parent, level } of outline) {
			expect(seen.has(id)).toBe(false);
			if (parent === null) expect(level).toBe(2);
			else expect(level).toBe(seen.get(parent)! + 1);
			seen.set(id, level);
		}
		expect(new Set(outline.map(({ title }) => headingKey(title))).size).toBe(outline.length);
	});

	it('has every file of the sections', () => {
		const files = readdirSync(new URL('../../../src/specification/sections/', import.meta.url));
		expect(files).toHaveLength(outline.length);
	});

	it('has a block with something to say for every section that is no mere container', () => {
		const empty = factsOf(schemaOf([]));
		for (const section of outline) {
			const isContainer = outline.some(({ parent }) => parent === section.id);
			const blocks = section.blocks(empty);
			expect(blocks, section.id).toHaveLength(isContainer ? 0 : 1);
			for (const { content } of blocks) expect(content).toMatch(/\w+ \w+/);
		}
	});
});

it.each([
	['Core Tables', 'core tables'],
	['2.1. **Core  Tables** (first draft):', 'core tables'],
	['Initial Migration (v1.0.0)', 'initial migration'],
	['`Views`', 'views'],
])('the heading %j is known as %j', (text, key) => {
	expect(headingKey(text)).toBe(key);
});

describe('a schema in which everything is called something hostile', () => {
	const name = (text: string) => text || ' ';
	const facts = factsOf(
		schemaOf(
			HOSTILE.map(name).flatMap((text, at): readonly SchemaObject[] => [
				...table(`${at}${text}`, {
					comment: text,
					columns: { [text]: { type: 'text', comment: text, default: text }, id: 'bigint' },
					primaryKey: [text],
					unique: [[text], [text, 'id']],
					foreignKeys: [{ name: text, columns: [text], to: `${at}${text}`, toColumns: [text] }],
					checks: { [`${text}1`]: [text, text], [`${text}2`]: [text, text, 'id'] },
					rowSecurity: true,
				}),
				index(`${at}${text}`, `${at}${text}`, [text, text], { predicate: text, include: [text] }),
				trigger(text, `${at}${text}`, text, { condition: text, events: ['insert'] }),
				policy(text, `${at}${text}`, { roles: [text], using: text, check: text, comment: text }),
				routine(`${at}${text}`, 'text', text, { comment: text, identityArguments: text }),
				{ kind: 'enum', namespace: 'public', name: `${at}${text}`, comment: text, labels: [text] },
				{ ...view(`v${at}${text}`, text, [text]), comment: text },
			]),
			HOSTILE.map((text) => ({ type: text, name: text })),
		),
		{
			project: { name: HOSTILE.join(' '), focus: HOSTILE.join(' '), scale: '- [ ] # x', performance: null },
			// What a fence holds is the dialect's word; here it is as hostile as it can be.
			dialect: { writeObject: (_, identity: Identity) => [`SELECT ${identity}`, HOSTILE.join('\n')] },
			migrations: HOSTILE.map((text) => ({
				migration: {
					version: text,
					name: text,
					path: `migrations/${text}`,
					source: '',
					statements: [],
					sections: [],
				},
				steps: [
					{
						path: text,
						line: 1,
						sql: '',
						command: '',
						effects: [
							{
								verb: 'changed',
								kind: 'column',
								identity: `column ${text}` as Identity,
								key: text,
								details: [text],
							},
							{ verb: 'created', kind: 'other', identity: text as Identity, key: `${text}!`, details: [] },
						],
					},
				],
			})),
		},
	);
	const text = regenerate(null, facts);
	const document = parseDocument('x.md', text);
	const outside = text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '');

	it('is read back block by block and heading by heading', () => {
		const blocks = outline.flatMap((section) => section.blocks(facts));
		expect(document.blocks.map(({ id }) => id)).toEqual(blocks.map(({ id }) => id));
		const headings = outline.length + 1 + blocks.filter(({ heading }) => heading !== null).length;
		expect(document.headings).toHaveLength(headings);
		expect(regenerate(document, facts)).toBe(text);
	});

	it('has as many cells in every row as its table has columns', () => {
		let columns = 0;
		const lines = outside.split('\n');
		for (const [at, line] of lines.entries()) {
			const cells = splitRow(line).length;
			const isHead = lines[at + 1]?.startsWith('| --- ') === true;
			if (isHead) columns = cells;
			else if (line.startsWith('|')) expect(cells, line).toBe(columns);
		}
		expect(columns).toBeGreaterThan(0);
	});

	it('has diagrams that are valid and fit on GitHub', async () => {
		const diagrams = [...text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map((match) => match[1]!);
		const entities = diagrams.flatMap((diagram) => diagram.match(/^ {4}\S.* \{$/gm) ?? []);
		expect(entities.length).toBeGreaterThanOrEqual(HOSTILE.length);
		for (const diagram of diagrams) {
			expect(diagram.length).toBeLessThan(50_000);
			await expect(mermaid.parse(diagram)).resolves.toMatchObject({ diagramType: 'er' });
		}
	});

	it('shows no unseen character outside of SQL', () => {
		expect(outside).not.toMatch(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069\u200B\uFEFF]|\p{Cs}/u);
	});
});
