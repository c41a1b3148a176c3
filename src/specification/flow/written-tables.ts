import { displayName } from '../../model/name.ts';
import type { Routine } from '../../model/objects.ts';
import { findRelation, type RelationName, type Schema } from '../../model/schema.ts';
import { isSymbol, isWord, listTokens, type Token } from '../../sql/tokens.ts';

/** How a routine writes a table. */
export interface Writing {
	readonly verb: 'adds rows to' | 'changes' | 'deletes from';
	readonly table: RelationName;
}

/** The tables that a routine's own SQL writes, each verb once; SQL that it puts together from strings is not seen. */
export function writtenTables(schema: Schema, routine: Routine): readonly Writing[] {
	const tokens = bodyTokens(routine);
	const found = new Map<string, Writing>();
	for (let at = 0; at < tokens.length; at++) {
		const verb = verbAt(tokens, at);
		if (!verb) continue;
		const start = at + verb.length + (isWord(tokens[at + verb.length], 'only') ? 1 : 0);
		const table = tableAt(schema, routine, tokens, start);
		if (!table || (verb.verb === 'changes' && !isUpdate(tokens, start))) continue;
		const key = `${verb.verb} ${displayName(table.namespace, table.name)}`;
		if (!found.has(key)) found.set(key, { verb: verb.verb, table });
	}
	return [...found.values()];
}

const bodies = new WeakMap<Routine, readonly Token[]>();

/** The tokens of a routine's body; of the whole definition where the body is no string. */
export function bodyTokens(routine: Routine): readonly Token[] {
	let found = bodies.get(routine);
	if (!found) {
		found = readBody(routine);
		bodies.set(routine, found);
	}
	return found;
}

function readBody({ definition }: Routine): readonly Token[] {
	const tokens = listTokens(definition);
	const body = tokens.find(
		({ kind }, index) => /string$/.test(kind) && isWord(tokens[index - 1], 'as'),
	)?.text;
	if (body === undefined) return tokens;
	const quote = /^\$[^$]*\$|^'/.exec(body)?.[0].length ?? 0;
	const inner = body.slice(quote, body.length - quote);
	return listTokens(body.startsWith("'") ? inner.replaceAll("''", "'") : inner);
}

function verbAt(
	tokens: readonly Token[],
	at: number,
): { readonly verb: Writing['verb']; readonly length: number } | null {
	if (isWord(tokens[at], 'insert') && isWord(tokens[at + 1], 'into'))
		return { verb: 'adds rows to', length: 2 };
	if (isWord(tokens[at], 'delete') && isWord(tokens[at + 1], 'from'))
		return { verb: 'deletes from', length: 2 };
	return isWord(tokens[at], 'update') ? { verb: 'changes', length: 1 } : null;
}

/** `FOR UPDATE OF x` and `DO UPDATE SET` are none. */
function isUpdate(tokens: readonly Token[], start: number): boolean {
	return tokens.slice(start + 1, start + 7).some((token) => isWord(token, 'set'));
}

function tableAt(
	schema: Schema,
	routine: Routine,
	tokens: readonly Token[],
	start: number,
): RelationName | null {
	const first = nameAt(tokens[start]);
	if (first === null) return null;
	const second = isSymbol(tokens[start + 1], '.') ? nameAt(tokens[start + 2]) : null;
	const places =
		second === null
			? [routine.namespace, 'public'].map((namespace) => [namespace, first])
			: [[first, second]];
	for (const [namespace = '', name = ''] of places)
		if (findRelation(schema, namespace, name)) return { namespace, name };
	return null;
}

/** The name that a token writes, as the engine reads it; null where it is none. */
export function nameAt(token: Token | undefined): string | null {
	if (token?.kind === 'word') return token.text.toLowerCase();
	return token?.kind === 'quoted-name' ? token.text.slice(1, -1).replaceAll('""', '"') : null;
}
