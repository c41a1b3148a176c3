import { demandsOf, type ValueWish } from './value-wish.ts';

/** A JSON value of the shape that the rules ask for. */
export function jsonText({ demands, row }: ValueWish): string {
	const keys = demandsOf(demands, 'json-key');
	if (keys.length > 0)
		return JSON.stringify(
			keys.reduce((object, { path, value }) => set(object, path, value ?? `"value ${row + 1}"`), {}),
		);
	const [length] = demandsOf(demands, 'length');
	const type = demandsOf(demands, 'json')[0]?.type ?? (length ? 'array' : 'object');
	switch (type) {
		case 'array':
			return JSON.stringify(
				Array.from({ length: Math.min(length?.least ?? 0, 100) }, (_, index) => row + index + 1),
			);
		case 'string':
			return JSON.stringify(`value ${row + 1}`);
		case 'number':
			return String(row + 1);
		case 'boolean':
			return 'true';
		case 'null':
			return 'null';
		default:
			return JSON.stringify({ number: row + 1 });
	}
}

interface Tree {
	readonly [key: string]: unknown;
}

/** The tree with a value, given as JSON, at the end of a path. */
function set(tree: Tree, [key = '', ...rest]: readonly string[], value: string): Tree {
	const below = Object.hasOwn(tree, key) ? tree[key] : undefined;
	if (rest.length === 0) return below === undefined ? { ...tree, [key]: JSON.parse(value) as unknown } : tree;
	return {
		...tree,
		[key]: set(typeof below === 'object' && below !== null ? (below as Tree) : {}, rest, value),
	};
}
