import { expect, test } from 'vitest';
import { writeObject } from '../../src/dialects/postgres/ddl/write-object.ts';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { identify } from '../../src/model/identity.ts';
import type { Index } from '../../src/model/objects.ts';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectReadable, expectRoundTrip } from '../support/round-trip.ts';

const engine = useEngine();

function index(name: string, definition: string, more: Partial<Index>): Index {
	return {
		kind: 'index',
		namespace: 'public',
		relation: 't',
		name,
		comment: null,
		method: 'btree',
		unique: false,
		keys: [],
		predicate: null,
		definition,
		constraint: null,
		partitionOf: null,
		valid: true,
		include: [],
		...more,
	};
}

test('methods, expressions, order, included columns, predicates', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (a int PRIMARY KEY WITH (fillfactor = 60), "Name" text, doc jsonb, at timestamptz);
		CREATE UNIQUE INDEX by_name ON t (lower("Name"), at DESC NULLS LAST, a) INCLUDE ("Name", doc)
			NULLS NOT DISTINCT WITH (fillfactor = 70) WHERE a > 3 AND "Name" IS NOT NULL;
		COMMENT ON INDEX by_name IS 'for the search';
		CREATE INDEX docs ON t USING gin (doc jsonb_path_ops);
		CREATE INDEX patterns ON t ("Name" COLLATE "POSIX" text_pattern_ops);
		CREATE INDEX sums ON t ((a + 1), ("Name" || 'x'));
	`);
	expect(objectsOf(schema, 'index')).toStrictEqual([
		index(
			'by_name',
			'CREATE UNIQUE INDEX by_name ON t USING btree (lower("Name"), at DESC NULLS LAST, a) INCLUDE ("Name", doc)' +
				` NULLS NOT DISTINCT WITH (fillfactor='70') WHERE a > 3 AND "Name" IS NOT NULL`,
			{
				comment: 'for the search',
				unique: true,
				keys: ['lower("Name")', 'at', 'a'],
				include: ['Name', 'doc'],
				predicate: 'a > 3 AND "Name" IS NOT NULL',
			},
		),
		index('docs', 'CREATE INDEX docs ON t USING gin (doc jsonb_path_ops)', { method: 'gin', keys: ['doc'] }),
		index('patterns', 'CREATE INDEX patterns ON t USING btree ("Name" COLLATE "POSIX" text_pattern_ops)', {
			keys: ['"Name"'],
		}),
		index('sums', `CREATE INDEX sums ON t USING btree ((a + 1), ("Name" || 'x'::text))`, {
			keys: ['(a + 1)', `("Name" || 'x'::text)`],
		}),
		index('t_pkey', `CREATE UNIQUE INDEX t_pkey ON t USING btree (a) WITH (fillfactor='60')`, {
			unique: true,
			keys: ['a'],
			constraint: 't_pkey',
		}),
	]);
	await expectRoundTrip(engine, schema);
});

test('an index behind a constraint is written as that constraint', async () => {
	const schema = await engine.build('CREATE TABLE t (a int UNIQUE)');
	const [behind] = objectsOf(schema, 'index');
	expect(writeObject(schema, identify(behind!))).toStrictEqual([
		'ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE (a)',
	]);
});

test('statistics of expressions, what the table is ordered by, what identifies its rows', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (a int PRIMARY KEY, b int NOT NULL, doc text);
		CREATE INDEX search ON t (lower(doc), b, (a + b));
		ALTER INDEX search ALTER COLUMN 1 SET STATISTICS 33;
		ALTER INDEX search ALTER COLUMN 3 SET STATISTICS 0;
		CREATE UNIQUE INDEX by_b ON t (b);
		ALTER TABLE t CLUSTER ON by_b, REPLICA IDENTITY USING INDEX t_pkey;
		CREATE MATERIALIZED VIEW m AS SELECT b FROM t;
		CREATE INDEX of_m ON m (b);
		ALTER MATERIALIZED VIEW m CLUSTER ON of_m;
	`);
	expect(
		objectsOf(schema, 'index').map(({ name, statistics, clustered, replicaIdentity }) => [
			name,
			{ statistics, clustered, replicaIdentity },
		]),
	).toStrictEqual([
		['by_b', { statistics: undefined, clustered: true, replicaIdentity: undefined }],
		['of_m', { statistics: undefined, clustered: true, replicaIdentity: undefined }],
		[
			'search',
			{
				statistics: [
					{ key: 1, target: 33 },
					{ key: 3, target: 0 },
				],
				clustered: undefined,
				replicaIdentity: undefined,
			},
		],
		['t_pkey', { statistics: undefined, clustered: undefined, replicaIdentity: true }],
	]);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});

test('parameters of operator classes and of every method come back', async () => {
	const schema = await engine.build(`
		CREATE TABLE t (a int, at timestamptz, doc text, span tsrange, EXCLUDE USING gist (span WITH &&) WHERE (a > 1));
		CREATE INDEX ranges ON t USING brin (a int4_minmax_multi_ops(values_per_range = 16))
			WITH (pages_per_range = 4, autosummarize = on);
		CREATE INDEX words ON t USING gist (to_tsvector('english', doc) tsvector_ops (siglen = 100));
		CREATE INDEX gin ON t USING gin (to_tsvector('english', doc)) WITH (fastupdate = off);
		CREATE INDEX hashed ON t USING hash (doc) WITH (fillfactor = 60);
		CREATE UNIQUE INDEX one ON t ((a IS NULL), at DESC NULLS LAST) NULLS NOT DISTINCT WHERE doc <> '';
	`);
	await expectRoundTrip(engine, schema);
	await expectReadable(engine, schema);
});

test('an index that is not valid is written, and the script says that it is valid there', async () => {
	const valid = await engine.build('CREATE TABLE t (a int); CREATE INDEX broken ON t (a)');
	const objects = valid.objects.map((object) =>
		object.name === 'broken' ? { ...object, valid: false } : object,
	);
	const script = writeSchema({ ...valid, objects: objects as never });
	expect(script).toContain('-- Not in this script:\n--  that the index broken is not valid\n');
	expect(script).toContain('\nCREATE INDEX broken ON t USING btree (a);\n');
});
