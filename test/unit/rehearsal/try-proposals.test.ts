import { expect, it } from 'vitest';
import { introspect } from '../../../src/dialects/postgres/introspect/introspect.ts';
import { tryProposals } from '../../../src/rehearsal/try-proposals.ts';
import { useEngine } from '../../support/engine.ts';

const engine = useEngine();

const TABLES = `
	CREATE TABLE people (id bigint PRIMARY KEY);
	CREATE TABLE visits (id bigint PRIMARY KEY, person bigint REFERENCES people, price real);
	CREATE TABLE bills (id bigint PRIMARY KEY, price real);
	CREATE VIEW dear AS SELECT * FROM visits WHERE price > 100;
	CREATE INDEX twin_a ON visits (price);
	CREATE INDEX twin_b ON visits (price);
`;

it('gives what runs by itself, leaves out what does not, and leaves the schema as it was', async () => {
	const schema = await engine.build(TABLES);
	const running = await engine.fresh();
	await running.apply({ statements: [{ sql: TABLES }], transaction: 'none' });
	const facts = { schema, rows: [], classify: [], project: { focus: null } };
	expect([...(await tryProposals(running, facts))]).toEqual([
		// Not the price of visits, which a view needs as it is.
		'ALTER TABLE bills ALTER COLUMN price TYPE numeric(19,4)',
		'CREATE INDEX ON visits (person)',
		'DROP INDEX twin_a',
	]);
	expect((await introspect(running, [])).schema).toEqual(schema);
});
