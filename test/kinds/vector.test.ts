import { describe, expect, it } from 'vitest';
import { objectsOf } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';

const PACKAGED = ['age', 'pg_hashids', 'pg_ivm', 'pg_textsearch', 'pg_uuidv7', 'pgtap', 'vector'];

const engine = useEngine(...PACKAGED);

describe('vector', () => {
	it('has its types with their dimensions, its operator classes and its methods in the model', async () => {
		const schema = await engine.build(`
			CREATE EXTENSION vector;
			CREATE DOMAIN embedding AS vector(384);
			CREATE TABLE items (
				id bigint PRIMARY KEY,
				embedding vector(1536) NOT NULL DEFAULT array_fill(0, ARRAY[1536])::vector,
				small halfvec(3),
				sparse sparsevec(1000),
				own embedding,
				several vector(3)[],
				CHECK (vector_dims(embedding) = 1536)
			);
			CREATE INDEX items_hnsw ON items USING hnsw (embedding vector_cosine_ops) WITH (m = 8, ef_construction = 32);
			CREATE INDEX items_ivfflat ON items USING ivfflat (embedding vector_l2_ops) WITH (lists = 10) WHERE id > 0;
			CREATE INDEX items_half ON items USING hnsw ((embedding::halfvec(1536)) halfvec_ip_ops);
			CREATE FUNCTION nearest(vector(3)) RETURNS SETOF items LANGUAGE sql STABLE
				AS $$ SELECT * FROM items ORDER BY embedding <=> $1 LIMIT 5 $$;
			CREATE VIEW distances AS SELECT id, small <-> '[1,2,3]'::halfvec AS distance FROM items;
		`);
		expect(objectsOf(schema, 'column').map(({ name, type }) => [name, type])).toStrictEqual([
			['id', 'bigint'],
			['embedding', 'vector(1536)'],
			['small', 'halfvec(3)'],
			['sparse', 'sparsevec(1000)'],
			['own', 'embedding'],
			['several', 'vector(3)[]'],
		]);
		expect(objectsOf(schema, 'index').map(({ name, method, keys }) => [name, method, keys])).toStrictEqual([
			['items_half', 'hnsw', ['(embedding::halfvec(1536))']],
			['items_hnsw', 'hnsw', ['embedding']],
			['items_ivfflat', 'ivfflat', ['embedding']],
			['items_pkey', 'btree', ['id']],
		]);
		await expectRoundTrip(engine, schema);
	});

	it('may live in a namespace of its own', async () => {
		const schema = await engine.build(`
			CREATE SCHEMA extensions;
			CREATE EXTENSION vector SCHEMA extensions;
			CREATE TABLE items (embedding extensions.vector(3));
			CREATE INDEX items_embedding ON items USING hnsw (embedding extensions.vector_l2_ops);
		`);
		expect(objectsOf(schema, 'column')).toMatchObject([{ type: 'extensions.vector(3)' }]);
		await expectRoundTrip(engine, schema);
	});
});

it.each(PACKAGED)('%s can be created, is one object, and is written again', async (name) => {
	const schema = await engine.build(`CREATE EXTENSION ${name}`);
	expect(objectsOf(schema, 'extension')).toMatchObject([{ name }]);
	expect(objectsOf(schema, 'function')).toStrictEqual([]);
	expect(schema.others).toStrictEqual([]);
	await expectRoundTrip(engine, schema);
});
