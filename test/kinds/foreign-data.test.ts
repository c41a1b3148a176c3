import { expect, test } from 'vitest';
import { compareSchemas } from '../../src/compare/compare-schemas.ts';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { objectsOf } from '../../src/model/schema.ts';
import { definitionsOf } from '../support/definitions.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine('file_fdw');

test('wrappers, servers and mappings with their options; those of an extension are its own', async () => {
	const schema = await engine.build(`
		CREATE EXTENSION file_fdw;
		CREATE ROLE "a reader";
		CREATE FOREIGN DATA WRAPPER bare OPTIONS (b 'x''y', a '1');
		CREATE FOREIGN DATA WRAPPER checked HANDLER file_fdw_handler VALIDATOR postgresql_fdw_validator;
		COMMENT ON FOREIGN DATA WRAPPER bare IS 'reaches nothing';
		CREATE SERVER far TYPE 'oracle' VERSION '19' FOREIGN DATA WRAPPER bare OPTIONS (host 'h');
		CREATE SERVER "The files" FOREIGN DATA WRAPPER file_fdw;
		COMMENT ON SERVER far IS 'over there';
		CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (user 'a', password 'p\\q');
		CREATE USER MAPPING FOR "a reader" SERVER far;
	`);
	expect(definitionsOf(schema, 'foreign-data-wrapper')).toStrictEqual({
		bare: [`CREATE FOREIGN DATA WRAPPER bare OPTIONS (a '1', b 'x''y')`],
		checked: [
			'CREATE FOREIGN DATA WRAPPER checked HANDLER public.file_fdw_handler VALIDATOR postgresql_fdw_validator',
		],
	});
	expect(definitionsOf(schema, 'server')).toStrictEqual({
		'"The files"': ['CREATE SERVER "The files" FOREIGN DATA WRAPPER file_fdw'],
		far: [`CREATE SERVER far TYPE 'oracle' VERSION '19' FOREIGN DATA WRAPPER bare OPTIONS (host 'h')`],
	});
	expect(definitionsOf(schema, 'user-mapping')).toStrictEqual({
		'FOR "a reader" SERVER far': ['CREATE USER MAPPING FOR "a reader" SERVER far'],
		'FOR PUBLIC SERVER far': [
			`CREATE USER MAPPING FOR PUBLIC SERVER far OPTIONS (password 'p\\q', "user" 'a')`,
		],
	});
	expect(writeSchema(schema)).toContain('CREATE ROLE "a reader" NOLOGIN;');
	await expectRoundTrip(engine, schema);
});

test('foreign tables: columns with options, checks, comments, triggers, and views over them', async () => {
	const schema = await engine.build(`
		CREATE EXTENSION file_fdw;
		CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
		CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
		CREATE FOREIGN TABLE lines (
			number int OPTIONS (force_not_null 'true') NOT NULL,
			"The text" text COLLATE "C" DEFAULT upper('x'),
			gone int,
			twice int GENERATED ALWAYS AS (number * 2) STORED,
			CONSTRAINT positive CHECK (number > 0)
		) SERVER files OPTIONS (filename '/lines.csv', format 'csv');
		ALTER FOREIGN TABLE lines DROP COLUMN gone;
		COMMENT ON FOREIGN TABLE lines IS 'from a file';
		COMMENT ON COLUMN lines.number IS 'from 1';
		CREATE TRIGGER no_more BEFORE INSERT ON lines FOR EACH ROW EXECUTE FUNCTION stop();
		CREATE VIEW some_lines AS SELECT number FROM lines;
		CREATE FUNCTION read(lines) RETURNS text LANGUAGE sql AS 'SELECT $1."The text"';
	`);
	expect(objectsOf(schema, 'table')).toStrictEqual([]);
	expect(objectsOf(schema, 'foreign-table')).toStrictEqual([
		{
			kind: 'foreign-table',
			namespace: 'public',
			name: 'lines',
			comment: 'from a file',
			server: 'files',
			options: [`filename '/lines.csv'`, `format 'csv'`],
			columns: [
				{
					name: 'number',
					type: 'integer',
					notNull: true,
					default: null,
					generated: null,
					collation: null,
					options: [`force_not_null 'true'`],
					inherited: false,
					comment: 'from 1',
				},
				{
					name: 'The text',
					type: 'text',
					notNull: false,
					default: `upper('x'::text)`,
					generated: null,
					collation: '"C"',
					options: [],
					inherited: false,
					comment: null,
				},
				{
					name: 'twice',
					type: 'integer',
					notNull: false,
					default: null,
					generated: { expression: 'number * 2', stored: true },
					collation: null,
					options: [],
					inherited: false,
					comment: null,
				},
			],
			checks: [{ name: 'positive', definition: 'CHECK (number > 0)' }],
			partitionOf: null,
			inherits: [],
		},
	]);
	expect(objectsOf(schema, 'trigger').map(({ relation, name }) => [relation, name])).toStrictEqual([
		['lines', 'no_more'],
	]);
	await expectRoundTrip(engine, schema);
});

test('foreign tables as partitions and as heirs', async () => {
	const schema = await engine.build(`
		CREATE EXTENSION file_fdw;
		CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
		CREATE TABLE years (year int, note text) PARTITION BY RANGE (year);
		CREATE TABLE near PARTITION OF years FOR VALUES FROM (2020) TO (2030);
		CREATE FOREIGN TABLE far PARTITION OF years FOR VALUES FROM (1900) TO (2020) SERVER files OPTIONS (filename '/far');
		CREATE TABLE base (id int, note text);
		CREATE FOREIGN TABLE heir (more text) INHERITS (base) SERVER files OPTIONS (filename '/heir');
	`);
	expect(
		objectsOf(schema, 'foreign-table').map(({ name, partitionOf, inherits, columns }) => [
			name,
			partitionOf?.bound ?? inherits,
			columns.map((column) => `${column.name}${column.inherited ? ' inherited' : ''}`),
		]),
	).toStrictEqual([
		['far', 'FOR VALUES FROM (1900) TO (2020)', ['year inherited', 'note inherited']],
		['heir', [{ namespace: 'public', name: 'base' }], ['id inherited', 'note inherited', 'more']],
	]);
	await expectRoundTrip(engine, schema);
});

test('what only ALTER says of a foreign table is told attribute by attribute', async () => {
	const start = `
		CREATE FOREIGN DATA WRAPPER nowhere;
		CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
		CREATE FOREIGN TABLE kept (a int, b text CONSTRAINT is_there NOT NULL, CONSTRAINT positive CHECK (a > 0)) SERVER far;
	`;
	const before = await engine.build(start);
	const after = await engine.build(`${start}
		ALTER FOREIGN TABLE kept ALTER a SET STATISTICS 50, ALTER b SET STORAGE EXTERNAL;
		ALTER TABLE kept RENAME CONSTRAINT is_there TO was_there;
		COMMENT ON CONSTRAINT positive ON kept IS 'above zero';
	`);
	const changes = compareSchemas(before, after);
	expect(changes.flatMap((change) => ('attributes' in change ? change.attributes : []))).toMatchObject([
		{ name: 'column storage', after: [{ column: 'b', value: 'external' }] },
		{ name: 'column statistics target', after: [{ column: 'a', value: 50 }] },
		{ name: 'rules of not null' },
		{ name: 'comments on checks', after: [{ name: 'positive', comment: 'above zero' }] },
	]);
	await expectRoundTrip(engine, after);
});
