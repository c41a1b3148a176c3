import { isWord, listTokens } from './tokens.ts';

/** The offset in a `DO` or `CREATE FUNCTION` at which a 1-based line of its quoted body begins; null where it has none. */
export function bodyLineOffset(statement: string, line: number): number | null {
	const tokens = listTokens(statement);
	const isBlock = isWord(tokens[0], 'do');
	const body = tokens.find(
		({ kind }, index) =>
			(kind === 'dollar-string' || kind === 'string') && (isBlock || isWord(tokens[index - 1], 'as')),
	);
	if (!body) return null;
	const quote = /^\$[^$]*\$|^\w*'/.exec(body.text)?.[0].length ?? 0;
	let offset = body.start + quote;
	for (let at = 1; at < line; at++) {
		const next = statement.indexOf('\n', offset);
		if (next < 0 || next >= body.end) break;
		offset = next + 1;
	}
	return offset + (/^[ \t]*/.exec(statement.slice(offset, body.end))?.[0].length ?? 0);
}

/** The last part of the name of the function or procedure that a statement makes; null for any other statement. */
export function createdRoutine(statement: string): string | null {
	const head = /^create\s+(?:or\s+replace\s+)?(?:function|procedure)\s+([^(]+)\(/i.exec(statement)?.[1];
	return head === undefined ? null : lastPart(head.trim());
}

/** The last part of a possibly qualified name, as the engine keeps it. */
export function lastPart(name: string): string {
	const part = /(?:"((?:[^"]|"")*)"|([^".\s]+))$/.exec(name);
	return part?.[1]?.replaceAll('""', '"') ?? part?.[2]?.toLowerCase() ?? name;
}
