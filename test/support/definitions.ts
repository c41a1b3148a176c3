import type { DefinedKind } from '../../src/model/defined-objects.ts';
import { objectsOf, type Schema } from '../../src/model/schema.ts';

/** The statements that build each object of the kind, by its name. */
export function definitionsOf(
	schema: Schema,
	kind: DefinedKind,
): Readonly<Record<string, readonly string[]>> {
	return Object.fromEntries(
		objectsOf<DefinedKind>(schema, kind).map(({ namespace, name, statements }) => [
			namespace === null ? name : `${namespace}.${name}`,
			statements,
		]),
	);
}
