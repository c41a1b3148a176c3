import { describe, expect, it } from 'vitest';
import { readDbml } from '../../../../src/planning/read/dbml.ts';
import { readDbmlText } from '../../../../src/planning/read/dbml-requirements.ts';

describe('DBML', () => {
	it('reads tables with aliases, namespaces, settings, notes and indexes', () => {
		const { tables, problems } = readDbml(`// a comment
Table core.users as U [headercolor: #3498db, note: 'people'] {
  id int [pk, increment]
  email varchar(255) [not null, unique, note: 'it\\'s theirs']
  balance decimal(10, 2) [default: 0.00]
  seen_at "timestamp with time zone" [default: \`now()\`]
  tags text[]
  "full name" text /* typed so */
  note text
  Note: '''
    first line
      second line
  '''
  indexes {
    (email, balance) [pk]
    \`lower(email)\` [unique, name: "lower_email"]
  }
  checks { \`balance >= 0\` [name: 'positive'] }
}`);
		expect(problems).toEqual([]);
		const [users] = tables;
		expect(users).toMatchObject({
			name: 'core.users',
			alias: 'U',
			note: 'first line\n  second line',
			line: 2,
		});
		expect(users?.columns.map(({ name, type }) => [name, type])).toEqual([
			['id', 'int'],
			['email', 'varchar(255)'],
			['balance', 'decimal(10,2)'],
			['seen_at', 'timestamp with time zone'],
			['tags', 'text[]'],
			['full name', 'text'],
			['note', 'text'],
		]);
		expect(users?.columns[1]?.settings.get('note')).toBe("it's theirs");
		expect(users?.columns[3]?.settings.get('default')).toBe('`now()`');
		expect(users?.indexes.map(({ keys }) => keys.map((key) => [key.text, key.isExpression]))).toEqual([
			[
				['email', false],
				['balance', false],
			],
			[['lower(email)', true]],
		]);
		expect(users?.checks[0]?.expression).toBe('balance >= 0');
	});

	it.each([
		['Ref: a.x > b.y', 'a', ['x'], '>', 'b', ['y']],
		['Ref name: a.x < b.y [delete: cascade]', 'a', ['x'], '<', 'b', ['y']],
		['Ref { a.x - b.y }', 'a', ['x'], '-', 'b', ['y']],
		['Ref: a.(x, y) <> s.b.(z, w)', 'a', ['x', 'y'], '<>', 's.b', ['z', 'w']],
		['Table a {\n x int [ref: > b.y]\n}', 'a', ['x'], '>', 'b', ['y']],
	] as const)('reads %s', (text, left, from, sign, right, to) => {
		const { references, tables } = readDbml(text);
		const [found] = [
			...references,
			...tables.flatMap(({ columns }) => columns.flatMap((column) => column.references)),
		];
		expect(found).toMatchObject({
			left: { table: left, columns: from },
			sign,
			right: { table: right, columns: to },
		});
	});

	it('reads enums, groups, the project and partial tables', () => {
		const { enums, groups, project, tables } =
			readDbml(`Project shop { database_type: 'PostgreSQL' Note: 'all of it' }
Enum status { open [note: 'new'] "on hold" }
TableGroup people { users teams }
TablePartial dated { made_at date }
Table users { ~dated
 id int [pk] }
Note sticky { 'seen by nobody' }`);
		expect(enums[0]?.values.map(({ name }) => name)).toEqual(['open', 'on hold']);
		expect(groups).toEqual([{ name: 'people', tables: ['users', 'teams'] }]);
		expect(project.get('note')).toBe('all of it');
		expect(tables[0]?.columns.map(({ name }) => name)).toEqual(['id', 'made_at']);
	});

	it.each([
		['Bogus { x }\nTable a { x int }', 1],
		['Ref: a > b\nTable a { x int }', 1],
		['Table a {\n x int }} [ not )\n}\nTable b { y int }', 2],
		['Table a { x int', 0],
		["Table a { x int [note: 'open", 0],
		['[[[[', 1],
	])('goes on behind what it cannot read: %s', (text, problems) => {
		expect(readDbml(text).problems.length).toBeGreaterThanOrEqual(Math.min(problems, 1));
	});

	it('takes a table with a primary key column by column', () => {
		const { requirements } = readDbmlText(
			'a.dbml',
			'Table a { id int [pk]\n b_id int [ref: > b.id]\n}\nTable b { id int [pk] }',
			10,
		);
		expect(requirements.map(({ kind, place }) => [kind, place.line])).toEqual([
			['entity', 11],
			['field', 11],
			['field', 12],
			['entity', 14],
			['field', 14],
			['relationship', 12],
		]);
		expect(requirements[5]).toMatchObject({
			from: 'b',
			to: 'a',
			cardinality: 'one-to-many',
			columns: { from: ['id'], to: ['b_id'] },
		});
	});

	it('is linear in a large text', () => {
		const text = Array.from({ length: 20_000 }, (_, at) => `Table t${at} { id int [pk] }`).join('\n');
		expect(readDbml(text).tables).toHaveLength(20_000);
	});
});
