import fc from 'fast-check';
import { expect, it } from 'vitest';
import { postgres } from '../../src/dialects/postgres/postgres.ts';
import { makeTestRows } from '../../src/rehearsal/rows/make-test-rows.ts';
import { splitStatements } from '../../src/sql/split.ts';
import { useEngine } from '../support/engine.ts';
import { choices } from './choices.ts';
import { randomSchema } from './random-schema.ts';
import { runs, TIME_LIMIT } from './runs.ts';

const engine = useEngine();

it(
	'whatever schema there is, its test rows load again in their order, and are the same each time',
	async () => {
		let tables = 0;
		let filled = 0;
		const property = fc.asyncProperty(choices(1000), async (random) => {
			const fresh = await engine.fresh();
			for (const sql of randomSchema(random)) {
				await fresh.apply({ statements: [{ sql }], transaction: 'none' });
			}
			const { schema } = await postgres.introspect(fresh, []);
			const script = postgres.writeSchema(schema);
			const made = await makeTestRows(postgres, await build(script), schema);
			tables += made.length;
			filled += made.filter(({ shortfall }) => shortfall === null).length;
			const statements = made.flatMap((each) => each.statements.map((sql) => ({ sql })));
			const { failure } = await (await build(script)).apply({ statements, transaction: 'none' });
			if (failure) throw new Error(`${script}\n---\n${statements[failure.index]?.sql}\n${failure.message}`);
			expect(await makeTestRows(postgres, await build(script), schema)).toEqual(made);
		});
		await fc.assert(property, runs(8));
		// Some of these schemas can have no rows at all: partitions without parts, defaults that break a rule.
		expect(filled / tables).toBeGreaterThan(0.8);
	},
	TIME_LIMIT,
);

async function build(script: string) {
	const fresh = await engine.fresh();
	const statements = splitStatements(script).map(({ text }) => ({ sql: text }));
	expect((await fresh.apply({ statements, transaction: 'none' })).failure).toBeNull();
	return fresh;
}
