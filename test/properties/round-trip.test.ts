import fc from 'fast-check';
import { it } from 'vitest';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { introspect } from '../../src/dialects/postgres/introspect/introspect.ts';
import { useEngine } from '../support/engine.ts';
import { expectRoundTrip } from '../support/round-trip.ts';
import { choices } from './choices.ts';
import { randomSchema } from './random-schema.ts';
import { runs, TIME_LIMIT } from './runs.ts';

const engine = useEngine();

it(
	'whatever schema there is, its script builds the same one again',
	async () => {
		const property = fc.asyncProperty(choices(1000), async (random) => {
			const fresh = await engine.fresh();
			const statements = randomSchema(random);
			for (const sql of statements) {
				await fresh.apply({ statements: [{ sql }], transaction: 'none' });
			}
			const { schema } = await introspect(fresh, []);
			const script = writeSchema(schema);
			try {
				await expectRoundTrip(engine, schema);
			} catch (error) {
				throw new Error(`${statements.join(';\n')};\n---\n${script}\n---\n${String(error)}`);
			}
		});
		await fc.assert(property, runs(8));
	},
	TIME_LIMIT,
);
