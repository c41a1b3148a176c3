import { expect, test } from 'vitest';
import { writeObject } from '../../src/dialects/postgres/ddl/write-object.ts';
import { identify } from '../../src/model/identity.ts';
import type { Index } from '../../src/model/objects.ts';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

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
