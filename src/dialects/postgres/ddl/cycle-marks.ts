import { isSymbol, isWord, listTokens, type Token } from '../../../sql/tokens.ts';

/**
 * The SQL with the marks of each `CYCLE a SET b TO 'Y'::text DEFAULT 'N'::text` as `text 'Y'` and `text 'N'`: the engine prints
 * a cast there, and reads constants alone.
 */
export function keepCycleMarks(sql: string): string {
	if (!/\bCYCLE\b/.test(sql)) return sql;
	const tokens = listTokens(sql);
	const pieces: string[] = [];
	let written = 0;
	for (const mark of tokens.flatMap((_, index) => marksAt(tokens, index))) {
		const [value, ...type] = mark;
		if (!value || type.length < 3 || !isSymbol(type[0], ':')) continue;
		pieces.push(
			sql.slice(written, value.start),
			`${sql.slice(type[2]?.start, type.at(-1)?.end)} ${value.text}`,
		);
		written = type.at(-1)?.end ?? written;
	}
	return pieces.join('') + sql.slice(written);
}

/** The tokens of both marks of the `CYCLE` clause that begins at an index; none where there is no such clause. */
function marksAt(tokens: readonly Token[], index: number): readonly (readonly Token[])[] {
	if (!isWord(tokens[index], 'cycle')) return [];
	const isColumn = (token: Token): boolean => isSymbol(token, ',') || /name|word/.test(token.kind);
	const set = tokens.findIndex((token, at) => at > index && (isWord(token, 'set') || !isColumn(token)));
	if (!isWord(tokens[set], 'set') || !isWord(tokens[set + 2], 'to')) return [];
	const middle = tokens.findIndex((token, at) => at > set && isWord(token, 'default'));
	const end = tokens.findIndex((token, at) => at > middle && isWord(token, 'using'));
	return middle < 0 || end < 0 ? [] : [tokens.slice(set + 3, middle), tokens.slice(middle + 1, end)];
}
