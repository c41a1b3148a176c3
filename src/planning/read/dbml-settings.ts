import type { DbmlEnd, DbmlReference, DbmlSettings } from './dbml.ts';
import type { DbmlCursor } from './dbml-cursor.ts';

/** What stands in square brackets behind an element. */
export interface BracketedSettings {
	readonly settings: DbmlSettings;
	/** References are settings that may come more than once. */
	readonly references: readonly { readonly sign: DbmlReference['sign']; readonly right: DbmlEnd }[];
}

/** Reads settings in square brackets, where the cursor stands before some. */
export function readSettings(cursor: DbmlCursor): BracketedSettings {
	const settings = new Map<string, string>();
	const references: { sign: DbmlReference['sign']; right: DbmlEnd }[] = [];
	if (!cursor.accept('[')) return { settings, references };
	for (cursor.skipLines(); !cursor.leave(']'); cursor.skipLines()) {
		if (cursor.accept(',')) continue;
		if (cursor.isAt('}')) break;
		const name = takeWords(cursor, [':', ',', ']']).join(' ').toLowerCase();
		if (!cursor.accept(':')) {
			settings.set(name, '');
			continue;
		}
		if (name === 'ref') {
			const found = readRelationship(cursor);
			if (found) references.push(found);
			else takeWords(cursor, [',', ']']);
			continue;
		}
		cursor.skipLines();
		const isExpression = cursor.peek().kind === 'expression';
		const value = takeWords(cursor, [',', ']']).join(' ');
		settings.set(name, isExpression && name === 'default' ? `\`${value}\`` : value);
	}
	return { settings, references };
}

/** The pieces up to one of these signs, which is left. */
function takeWords(cursor: DbmlCursor, ends: readonly string[]): readonly string[] {
	const words: string[] = [];
	let depth = 0;
	while (!cursor.atEnd()) {
		if (depth === 0 && (ends.some((end) => cursor.isAt(end)) || cursor.isAt('}'))) break;
		if (cursor.isAt('(')) depth++;
		if (cursor.isAt(')')) depth--;
		words.push(cursor.take().text);
	}
	return words;
}

/** Reads `> table.column`; null where something else comes. */
export function readRelationship(
	cursor: DbmlCursor,
): { readonly sign: DbmlReference['sign']; readonly right: DbmlEnd } | null {
	const sign = (['<>', '<', '>', '-'] as const).find((one) => cursor.accept(one));
	const right = sign && readEndpoint(cursor);
	return sign && right ? { sign, right } : null;
}

/** Reads `namespace.table.column` or `table.(one, other)`; null where no column is named. */
export function readEndpoint(cursor: DbmlCursor): DbmlEnd | null {
	const names: string[] = [];
	for (;;) {
		const { kind } = cursor.peek();
		if (kind !== 'word' && kind !== 'name') return null;
		names.push(cursor.take().text);
		if (!cursor.accept('.')) break;
		if (!cursor.accept('(')) continue;
		const columns: string[] = [];
		while (!cursor.leave(')')) {
			if (cursor.isAt('}') || cursor.isAt('{')) return null;
			if (!cursor.accept(',')) columns.push(cursor.take().text);
		}
		return { table: names.join('.'), columns };
	}
	return names.length < 2 ? null : { table: names.slice(0, -1).join('.'), columns: names.slice(-1) };
}
