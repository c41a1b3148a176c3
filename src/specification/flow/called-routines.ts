import type { Routine } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { isSymbol, isWord } from '../../sql/tokens.ts';
import { bodyTokens, nameAt } from './written-tables.ts';

/** The routines of the schema that one calls, and those that they call, each once, as far as its own SQL shows it. */
export function calledRoutines(schema: Schema, caller: Routine): readonly Routine[] {
	const found = new Set([caller]);
	for (const routine of found) for (const called of callsOf(schema, routine)) found.add(called);
	found.delete(caller);
	return [...found];
}

function callsOf(schema: Schema, routine: Routine): readonly Routine[] {
	const routines = routinesByName(schema);
	const tokens = bodyTokens(routine);
	return tokens.flatMap((token, at) => {
		if (!isSymbol(tokens[at + 1], '(')) return [];
		const named = routines.get(nameAt(token) ?? '');
		if (!named) return [];
		const isQualified = isSymbol(tokens[at - 1], '.');
		// `INSERT INTO name (…)` means a table.
		if (isWord(tokens[isQualified ? at - 3 : at - 1], 'into')) return [];
		const namespaces = isQualified ? [nameAt(tokens[at - 2])] : [routine.namespace, 'public'];
		return named.filter(({ namespace }) => namespaces.includes(namespace));
	});
}

const known = new WeakMap<Schema, ReadonlyMap<string, readonly Routine[]>>();

function routinesByName(schema: Schema): ReadonlyMap<string, readonly Routine[]> {
	let found = known.get(schema);
	if (!found) {
		found = Map.groupBy(
			[...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')],
			({ name }) => name,
		);
		known.set(schema, found);
	}
	return found;
}
