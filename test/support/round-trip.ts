import { expect } from 'vitest';
import { compareSchemas } from '../../src/compare/compare-schemas.ts';
import { orderCreations } from '../../src/dialects/postgres/ddl/creation-order.ts';
import { writeObject } from '../../src/dialects/postgres/ddl/write-object.ts';
import { writeSchema } from '../../src/dialects/postgres/ddl/write-schema.ts';
import { identify } from '../../src/model/identity.ts';
import { objectsOf, type Schema } from '../../src/model/schema.ts';
import type { TestEngine } from './engine.ts';

/** Expects that the schema's script builds the same schema again in an emptied engine. */
export async function expectRoundTrip(engine: TestEngine, schema: Schema): Promise<void> {
	const built = await engine.build(writeSchema(schema));
	expect(built.objects).toStrictEqual(schema.objects);
	expect(built.others).toStrictEqual(schema.others);
}

/** Expects the same with owners and privileges. */
export async function expectPrivilegesRoundTrip(engine: TestEngine, schema: Schema): Promise<void> {
	const built = await engine.build(writeSchema(schema, { privileges: true }));
	expect(built.privileges).toStrictEqual(schema.privileges);
	expect(built.objects).toStrictEqual(schema.objects);
}

/** Expects that what a reader sees of each object, one after the other, builds what compares as the same schema. */
export async function expectReadable(engine: TestEngine, schema: Schema): Promise<void> {
	const turns = orderCreations(schema).order.filter(({ form }) => form !== 'bare');
	const objects = [
		...turns
			.map(({ object }) => object)
			.filter((object) => object.kind !== 'sequence' || object.ownedBy === null),
		...objectsOf(schema, 'index').filter(({ constraint }) => constraint === null),
		...objectsOf(schema, 'trigger'),
		...objectsOf(schema, 'policy'),
	];
	const statements = objects.flatMap((object) => writeObject(schema, identify(object)));
	const built = await engine.build(statements.map((statement) => `${statement};`).join('\n'));
	expect(compareSchemas(built, schema)).toStrictEqual([]);
}
