import { quoteName } from '../model/name.ts';
import type { DomainType, EnumType } from '../model/objects.ts';
import { objectsOf, type Schema } from '../model/schema.ts';

const known = new WeakMap<Schema, ReadonlyMap<string, EnumType | DomainType>>();

/** The enum or domain that a column's type names, as the engine prints it; undefined for any other type. */
export function namedType(schema: Schema, type: string): EnumType | DomainType | undefined {
	let byName = known.get(schema);
	if (!byName) {
		const types = [...objectsOf(schema, 'enum'), ...objectsOf(schema, 'domain')];
		byName = new Map(
			types.flatMap((each) => {
				const qualified = `${quoteName(each.namespace)}.${quoteName(each.name)}`;
				const named = [[qualified, each] as const];
				return each.namespace === 'public' ? [...named, [quoteName(each.name), each] as const] : named;
			}),
		);
		known.set(schema, byName);
	}
	return byName.get(type);
}
