import fc from 'fast-check';
import { z } from 'zod';
import { ATTRIBUTES } from '../../src/compare/compare-kinds.ts';
import { FINDING_LABELS } from '../../src/report/words/finding-labels.ts';
import { hostileText } from './hostile-text.ts';

/** What a string may have to be where it is not just any. */
const SPECIAL = [
	'table',
	'foreign-data wrapper',
	'docs/database-spec.md',
	'db/migrations/a b.sql',
	...Object.values(ATTRIBUTES)
		.flat()
		.map(({ name }) => name),
];

const CODES = Object.keys(FINDING_LABELS);

const known = new WeakMap<z.core.$ZodType, fc.Arbitrary<unknown>>();

/** Any value of a shape, with hostile text wherever the shape lets any text stand; lists have at most three entries. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
	const found = known.get(schema) ?? make(schema);
	known.set(schema, found);
	return found;
}

function make(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
	if (schema instanceof z.ZodObject) return makeObject(schema);
	if (schema instanceof z.ZodArray) return fc.array(arbitraryOf(schema.element), { maxLength: 3 });
	if (schema instanceof z.ZodNullable) return fc.option(arbitraryOf(schema.unwrap()), { freq: 4 });
	if (schema instanceof z.ZodExactOptional) return arbitraryOf(schema.unwrap());
	if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(arbitraryOf));
	if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
	if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
	if (schema instanceof z.ZodBoolean) return fc.boolean();
	if (schema instanceof z.ZodNull) return fc.constant(null);
	if (schema instanceof z.ZodNumber) return fc.oneof(fc.nat(), fc.integer()).filter(accepts(schema));
	if (schema instanceof z.ZodString) {
		return fc
			.oneof(
				{ weight: 5, arbitrary: hostileText },
				fc.constantFrom(...SPECIAL),
				hostileText.map((text) => `update of ${text}`),
			)
			.filter(accepts(schema));
	}
	if (schema instanceof z.ZodRecord) {
		return fc
			.dictionary(
				// Readers leave this key out of a record; anything else is kept.
				hostileText.filter((key) => key !== '__proto__'),
				arbitraryOf(schema.valueType),
				{ maxKeys: 3, noNullPrototype: true },
			)
			.filter(accepts(schema));
	}
	if (schema instanceof z.ZodCustom) return fc.constantFrom(...CODES).filter(accepts(schema));
	throw new Error(`there is nothing for ${schema.constructor.name}`);
}

function makeObject(schema: z.ZodObject): fc.Arbitrary<unknown> {
	const entries = Object.entries(schema.shape).filter(([, each]) => !isForbidden(each));
	const requiredKeys = entries
		.filter(([, each]) => !(each instanceof z.ZodExactOptional))
		.map(([key]) => key);
	const model = Object.fromEntries(entries.map(([key, each]) => [key, arbitraryOf(each)]));
	return fc.record(model, { requiredKeys, noNullPrototype: true });
}

/** True for a key that a shape names only to refuse it. */
function isForbidden(schema: z.core.$ZodType): boolean {
	return schema instanceof z.ZodExactOptional && schema.unwrap() instanceof z.ZodNever;
}

function accepts(schema: z.ZodType): (value: unknown) => boolean {
	return (value) => schema.safeParse(value).success;
}
