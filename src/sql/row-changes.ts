import { indexAfterName, isSymbol, isWord, listTokens, splitAtCommas, type Token } from './tokens.ts';

/** A column that a statement sets, with the expression's tokens. */
export interface Assignment {
	readonly column: string;
	readonly value: readonly Token[];
}

/** One `INSERT`, `UPDATE`, `DELETE` or `TRUNCATE` of a table, or what a trigger function assigns to the row that it was called for. */
export interface RowChange {
	readonly verb: 'insert' | 'update' | 'delete' | 'truncate' | 'assign';
	/** As the engine keeps it; null where it is not said. */
	readonly namespace: string | null;
	/** Null for the trigger's own row. */
	readonly relation: string | null;
	/** Empty for rows that come or go. */
	readonly assignments: readonly Assignment[];
	/** True where it is about rows of a certain age: the clock, an interval or a column for the end of their time. */
	readonly isTimed: boolean;
}

/** The body of a `CREATE FUNCTION` or `CREATE PROCEDURE` as plain SQL: what its quotes hold, else the whole statement. */
export function bodyOf(definition: string): string {
	const tokens = listTokens(definition);
	const body = tokens.find(
		({ kind }, index) => (kind === 'dollar-string' || kind === 'string') && isWord(tokens[index - 1], 'as'),
	);
	if (!body) return definition;
	if (body.kind === 'dollar-string') return body.text.replace(/^\$[^$]*\$|\$[^$]*\$$/g, '');
	return body.text.replace(/^\w*'|'$/g, '').replaceAll("''", "'");
}

/** The changes that stand in a routine's body; what it puts together as text and executes is not seen. */
export function listRowChanges(body: string): readonly RowChange[] {
	const tokens = listTokens(body);
	const changes: RowChange[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const change = changeAt(tokens, at);
		if (change) changes.push(change);
	}
	return changes;
}

function changeAt(tokens: readonly Token[], at: number): RowChange | null {
	const token = tokens[at];
	if (isWord(token, 'delete') && isWord(tokens[at + 1], 'from')) return removal('delete', tokens, at + 2);
	// TRUNCATE has no other place in a body, but for the name of the event in a trigger function's comparison.
	if (isWord(token, 'truncate')) {
		return removal('truncate', tokens, isWord(tokens[at + 1], 'table') ? at + 2 : at + 1);
	}
	if (isWord(token, 'insert') && isWord(tokens[at + 1], 'into')) {
		const named = nameAt(tokens, at + 2);
		return named && { verb: 'insert', ...named.name, assignments: [], isTimed: false };
	}
	if (isWord(token, 'update')) return updateAt(tokens, at + 1);
	if (isWord(token, 'new') && isSymbol(tokens[at + 1], '.')) return assignmentToNew(tokens, at);
	return null;
}

function removal(verb: 'delete' | 'truncate', tokens: readonly Token[], from: number): RowChange | null {
	const named = nameAt(tokens, skipOnly(tokens, from));
	if (!named) return null;
	return { verb, ...named.name, assignments: [], isTimed: isTimed(restOf(tokens, named.next)) };
}

function updateAt(tokens: readonly Token[], from: number): RowChange | null {
	const named = nameAt(tokens, skipOnly(tokens, from));
	if (!named) return null;
	// An alias may stand between, with or without AS.
	const set = [0, 1, 2].map((step) => named.next + step).find((index) => isWord(tokens[index], 'set'));
	if (set === undefined) return null;
	const rest = restOf(tokens, set + 1);
	const depth = tokens[set]!.depth;
	const end = rest.findIndex(
		(token) => token.depth === depth && ['where', 'from', 'returning'].some((word) => isWord(token, word)),
	);
	const assignments = splitAtCommas(end < 0 ? rest : rest.slice(0, end), depth).flatMap(
		({ tokens: part }) => {
			const [column, equals, ...value] = part;
			return column && isSymbol(equals, '=') ? [{ column: plainName(column), value }] : [];
		},
	);
	return { verb: 'update', ...named.name, assignments, isTimed: isTimed(rest) };
}

function assignmentToNew(tokens: readonly Token[], at: number): RowChange | null {
	const column = tokens[at + 2];
	const isColon = isSymbol(tokens[at + 3], ':') && isSymbol(tokens[at + 4], '=');
	// Elsewhere than at a statement's beginning an equals sign compares.
	const before = tokens[at - 1];
	const begins =
		before === undefined ||
		isSymbol(before, ';') ||
		['begin', 'then', 'else', 'loop'].some((word) => isWord(before, word));
	if (!column || !begins || !(isColon || isSymbol(tokens[at + 3], '='))) return null;
	const value = restOf(tokens, at + (isColon ? 5 : 4));
	const assignments = [{ column: plainName(column), value }];
	return { verb: 'assign', namespace: null, relation: null, assignments, isTimed: false };
}

/** The tokens from an index to the end of the statement. */
function restOf(tokens: readonly Token[], from: number): readonly Token[] {
	let end = from;
	while (end < tokens.length && !isSymbol(tokens[end], ';')) end++;
	return tokens.slice(from, end);
}

function skipOnly(tokens: readonly Token[], at: number): number {
	return isWord(tokens[at], 'only') ? at + 1 : at;
}

function nameAt(
	tokens: readonly Token[],
	at: number,
): { readonly name: Pick<RowChange, 'namespace' | 'relation'>; readonly next: number } | null {
	const first = tokens[at];
	if (first?.kind !== 'word' && first?.kind !== 'quoted-name') return null;
	const next = indexAfterName(tokens, at);
	const last = tokens[next - 1];
	if (last === undefined) return null;
	const namespace = next > at + 1 ? plainName(tokens[next - 3] ?? first) : null;
	return { name: { namespace, relation: plainName(last) }, next };
}

function plainName({ kind, text }: Token): string {
	return kind === 'quoted-name' ? text.slice(1, -1).replaceAll('""', '"') : text.toLowerCase();
}

function isTimed(tokens: readonly Token[]): boolean {
	return tokens.some(
		({ kind, text }) =>
			kind === 'word' &&
			/^(?:now|interval|current_(?:date|timestamp)|localtimestamp|clock_timestamp|statement_timestamp|age|expir\w*|.*_(?:expires?|expired|until)(?:_at|_on)?)$/i.test(
				text,
			),
	);
}
