import type { Routine, SchemaObject } from '../../../model/objects.ts';
import { isSymbol, isWord, listTokens, type Token } from '../../../sql/tokens.ts';

/** True for a routine whose body is SQL of its own, not a text: what it calls must be there, were it itself. */
export function hasParsedBody(object: SchemaObject): object is Routine {
	const isRoutine = object.kind === 'function' || object.kind === 'procedure';
	return isRoutine && object.language === 'sql' && bodyStart(listTokens(object.definition)) >= 0;
}

/** True for one that seems to call itself: a routine of its name and other arguments looks the same. */
export function callsItself(object: SchemaObject): boolean {
	if (!hasParsedBody(object)) return false;
	const tokens = listTokens(object.definition);
	const body = tokens.slice(bodyStart(tokens));
	const isName = ({ kind, text }: Token): boolean =>
		kind === 'quoted-name' ? text.slice(1, -1).replaceAll('""', '"') === object.name : text === object.name;
	return body.some((token, index) => isName(token) && isSymbol(body[index + 1], '('));
}

/** A routine with the right signature and nothing in it, for others that call it and that it calls. */
export function writeBareRoutine(routine: Routine): string {
	const tokens = listTokens(routine.definition);
	return `${routine.definition.slice(0, tokens[bodyStart(tokens)]?.start)}AS ''`;
}

/** The index of the first token of a parsed body: `RETURN` or `BEGIN ATOMIC`; below 0 where there is none. */
function bodyStart(tokens: readonly Token[]): number {
	return tokens.findIndex((token, index) => {
		if (token.depth > 0 || isSymbol(tokens[index - 1], '.')) return false;
		return isWord(token, 'return') || (isWord(token, 'begin') && isWord(tokens[index + 1], 'atomic'));
	});
}
