import { listTokens, type Token } from '../../sql/tokens.ts';

/** A column that SQL uses without making it, with its table as written there, without its namespace. */
export interface UsedColumn {
	readonly table: string;
	readonly column: string;
}

const NAME = String.raw`(?:[\w$]+\.)?"?([\w$]+)"?`;
const ABOUT: readonly RegExp[] = [
	new RegExp(
		String.raw`^create\s+(?:unique\s+)?index\s+(?:.*?\s)?on\s+(?:only\s+)?${NAME}(?:\s+using\s+\w+)?(?=\s*\()`,
		'is',
	),
	new RegExp(
		String.raw`^alter\s+table\s+(?:only\s+)?${NAME}\s+add\s+(?:constraint\s+\S+\s+)?(?=check\b|unique\b|foreign\b)`,
		'is',
	),
	new RegExp(String.raw`^comment\s+on\s+column\s+${NAME}\.(?=\w)`, 'is'),
];
const VIEW = new RegExp(
	String.raw`^create\s+(?:or\s+replace\s+)?(?:materialized\s+)?view\s+\S+\s+as\s+select\s+(.+?)\s+from\s+${NAME}\s*((?:where|order\s+by|group\s+by)\b.*)?$`,
	'is',
);

/** The columns that indexes, constraints, comments and views of one table use; none where it joins others. */
export function listUsedColumns(sql: string): readonly UsedColumn[] {
	const view = VIEW.exec(sql);
	if (view) return view[2] === undefined ? [] : columnsIn(`${view[1]} ${view[3] ?? ''}`, view[2]);
	for (const pattern of ABOUT) {
		const found = pattern.exec(sql);
		// What stands behind another table's name are that table's columns.
		if (found)
			return columnsIn(
				sql
					.slice(found[0].length)
					.replace(/\b(?:references|is)\b.*$/is, (rest) => (/^is\s+(?:not\s+)?null/i.test(rest) ? rest : '')),
				found[1]!,
			);
	}
	return [];
}

function columnsIn(text: string, table: string): readonly UsedColumn[] {
	const tokens = listTokens(text);
	const names = tokens.flatMap((token, at) =>
		isColumn(token, tokens[at - 1], tokens[at + 1]) ? token.text : [],
	);
	return [...new Set(names.map((name) => name.toLowerCase()))].map((column) => ({ table, column }));
}

function isColumn(token: Token, before: Token | undefined, after: Token | undefined): boolean {
	if (token.kind !== 'word' || WORD.test(token.text)) return false;
	// Functions, types behind a cast, other names for what is chosen, classes of operators.
	if (after?.text === '(' || after?.text === '.' || after?.kind === 'string') return false;
	if (before?.text === ':' || /^(?:as|collate|interval|timestamp|date)$/i.test(before?.text ?? ''))
		return false;
	return !(before?.kind === 'word' && !WORD.test(before.text)) && before?.text !== ')';
}

const WORD =
	/^(?:add|all|and|any|array|as|asc|between|by|case|check|collate|constraint|current_date|current_timestamp|deferrable|deferred|desc|distinct|else|end|exists|extract|false|filter|first|foreign|from|group|ilike|immediate|in|include|initially|interval|is|key|last|like|limit|not|null|nulls|on|or|order|over|select|similar|then|to|true|unique|using|valid|when|where|with)$/i;
