import { expect, it } from 'vitest';
import { listRestoreNeeds } from '../../../../src/specification/backup/restore-needs.ts';
import { backupStrategy } from '../../../../src/specification/sections/backup-strategy.ts';
import { useEngine } from '../../../support/engine.ts';
import { factsOf } from '../schema-builder.ts';

const engine = useEngine('citext', 'file_fdw', 'lo');

it('tells what a dump does not bring by itself', async () => {
	const schema = await engine.build(`
		CREATE ROLE app NOLOGIN; CREATE ROLE boss NOLOGIN;
		CREATE EXTENSION citext; CREATE EXTENSION file_fdw; CREATE EXTENSION lo;
		CREATE UNLOGGED TABLE cache (id bigint GENERATED ALWAYS AS IDENTITY, picture oid, thumbnail lo, table_oid oid);
		ALTER TABLE cache ENABLE ROW LEVEL SECURITY;
		CREATE POLICY own ON cache TO app, current_user USING (true);
		GRANT SELECT ON cache TO app;
		CREATE TABLE kept (a int);
		ALTER TABLE kept OWNER TO boss;
		CREATE MATERIALIZED VIEW counted AS SELECT 1 AS a;
		CREATE MATERIALIZED VIEW empty AS SELECT 1 AS a WITH NO DATA;
		CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
		CREATE FOREIGN TABLE lines (line text) SERVER files OPTIONS (filename '/dev/null');`);
	expect(listRestoreNeeds(schema).map(({ what, see }) => `${what}: ${see.slice(0, 24)}`)).toEqual([
		'Role `app`: not in `pg_dump`, and na',
		'Role `boss`: not in `pg_dump`, and na',
		'Extension `citext`: its files must be on the',
		'Extension `file_fdw`: its files must be on the',
		'Extension `lo`: its files must be on the',
		'Unlogged table `cache`: empty after a crash, on ',
		'Materialized view `counted`: its rows are in no dump:',
		'Materialized view `empty`: made without rows: the r',
		'Foreign table `lines`: its rows are on `files`:',
		'Large objects of `cache.picture`: outside of the tables: a',
		'Large objects of `cache.thumbnail`: outside of the tables: a',
		'Sequences: up to PostgreSQL 18 logi',
	]);
	const { see } = listRestoreNeeds(schema)[0]!;
	expect(see).toBe(
		'not in `pg_dump`, and named in policies and grants: `pg_dumpall --globals-only` writes it',
	);
	const [, drill] = backupStrategy.blocks(factsOf(schema));
	expect(drill?.content).toContain('`BYPASSRLS`');
});

it('has a drill and no list for a schema of plain tables', async () => {
	const facts = factsOf(await engine.build('CREATE TABLE kept (a int)'));
	const blocks = backupStrategy.blocks(facts);
	expect(blocks.map(({ id }) => id)).toEqual(['restore drill']);
	expect(blocks[0]?.content).not.toContain('BYPASSRLS');
});
