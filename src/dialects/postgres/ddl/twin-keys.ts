import type { Constraint } from '../../../model/objects.ts';

/**
 * The keys of one table that another one stands for in all but its name: of two such keys in one `CREATE TABLE` the engine
 * makes only the first, or the primary key, and says nothing.
 */
export function findTwinKeys(constraints: readonly Constraint[]): ReadonlySet<Constraint> {
	const keys = constraints
		.filter(({ kind }) => kind === 'primary-key' || kind === 'unique' || kind === 'exclusion')
		.toSorted((a, b) => Number(b.kind === 'primary-key') - Number(a.kind === 'primary-key'));
	const first = new Map<string, Constraint>();
	for (const key of keys) {
		const content = contentOf(key);
		if (!first.has(content)) first.set(content, key);
	}
	return new Set(keys.filter((key) => first.get(contentOf(key)) !== key));
}

function contentOf({ definition }: Constraint): string {
	return definition.replace(/^(?:PRIMARY KEY|UNIQUE) /, '');
}
