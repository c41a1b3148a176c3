import { expect } from 'vitest';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import type { Schema } from '../../src/model/schema.ts';
import type { TestEngine } from './engine.ts';

/** Expects that the schema's script builds the same schema again in an emptied engine. */
export async function expectRoundTrip(engine: TestEngine, schema: Schema): Promise<void> {
	const built = await engine.build(writeSchema(schema));
	expect(built.objects).toStrictEqual(schema.objects);
	expect(built.others).toStrictEqual(schema.others);
}
