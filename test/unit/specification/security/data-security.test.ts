import { expect, it } from 'vitest';
import { dataSecurity } from '../../../../src/specification/sections/data-security.ts';
import { useEngine } from '../../../support/engine.ts';
import { factsOf } from '../schema-builder.ts';

const engine = useEngine();

/** The rows of each table of the section, and its bullets, by block. */
async function section(sql: string): Promise<Readonly<Record<string, readonly string[]>>> {
	const facts = factsOf(await engine.build(sql));
	return Object.fromEntries(
		dataSecurity
			.blocks(facts)
			.map(({ id, content }) => [id, content.split('\n').filter((line) => /^(?:\| `|- )/.test(line))]),
	);
}

it('tells what goes round row-level security', async () => {
	const blocks = await section(`
		CREATE ROLE app NOLOGIN;
		CREATE TABLE users (id bigint PRIMARY KEY, email text);
		ALTER TABLE users ENABLE ROW LEVEL SECURITY;
		CREATE POLICY own ON users TO app USING (id = 1);
		CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users);
		CREATE TABLE newsletter (email text);
		CREATE TABLE prices (amount numeric);
		CREATE VIEW everybody AS SELECT * FROM users;
		CREATE VIEW everybody_again AS SELECT * FROM everybody;
		CREATE VIEW mine WITH (security_invoker = true) AS SELECT * FROM users;
		CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM users;
		CREATE VIEW offers AS SELECT * FROM prices;
		GRANT SELECT, INSERT ON prices TO PUBLIC;
		GRANT SELECT ON users TO PUBLIC;
		GRANT SELECT ON orders TO app;`);
	expect(blocks).toMatchObject({
		'policy table': ['| `users` | `app` | `id = 1` | `id = 1` | `id = 1` | `id = 1` |'],
		'unprotected tables': ['- `newsletter` likely holds personal data', '- `orders` belongs to `users`'],
		'bypassing views': [
			'| `everybody` | `users` |',
			'| `everybody_again` | `users` |',
			'| `counted` (materialized) | `users` |',
		],
		'public grants': ['| `prices` | insert and select | all |', '| `users` | select | as the policies say |'],
	});
});

it('tells definer functions with their paths and callers', async () => {
	const blocks = await section(`
		CREATE ROLE app NOLOGIN;
		CREATE TABLE t (a int);
		CREATE FUNCTION bare() RETURNS void LANGUAGE sql SECURITY DEFINER AS '';
		CREATE FUNCTION twice(a int) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS '';
		CREATE FUNCTION twice(a text) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS '';
		CREATE FUNCTION closed() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS '';
		CREATE FUNCTION granted() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS '';
		CREATE FUNCTION bound() RETURNS bigint LANGUAGE sql SECURITY DEFINER BEGIN ATOMIC SELECT count(*) FROM t; END;
		CREATE FUNCTION watching() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS 'BEGIN RETURN NEW; END';
		CREATE FUNCTION plain() RETURNS void LANGUAGE sql AS '';
		REVOKE EXECUTE ON FUNCTION closed(), granted() FROM PUBLIC;
		GRANT EXECUTE ON FUNCTION granted() TO app;`);
	expect(blocks['definer functions']).toEqual([
		'| `bare` | everyone | **not fixed** |',
		'| `bound` | everyone | not needed: its names are bound |',
		'| `closed` | its owner | fixed: empty |',
		'| `granted` | `app` | fixed: empty |',
		'| `twice(a integer)` | everyone | fixed: `public`, temporary tables first |',
		'| `twice(a text)` | everyone | fixed: `public, pg_temp` |',
		'| `watching` | triggers only | **not fixed** |',
	]);
	expect(blocks['empty data-security']).toEqual([]);
});

it('marks tables whose policies bind the owner, or nobody', async () => {
	const blocks = await section(`
		CREATE TABLE a (id int); ALTER TABLE a ENABLE ROW LEVEL SECURITY; ALTER TABLE a FORCE ROW LEVEL SECURITY;
		CREATE TABLE b (id int); CREATE POLICY p ON b USING (true);`);
	expect(blocks['policy table']).toEqual([
		'| `a` (its owner too) | everyone | – | – | – | – |',
		'| `b` (switched off) | everyone | all rows | all rows | all rows | all rows |',
	]);
});
