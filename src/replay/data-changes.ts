import { readableName } from '../model/name.ts';
import type { Step } from './replay.ts';

/** That a statement puts in, changes or takes out rows, and of which table; null where that cannot be told. */
export interface DataChange {
	readonly verb: 'insert' | 'update' | 'delete' | 'unknown';
	readonly table: string | null;
}

const NAME = String.raw`((?:"[^"]+"|\w+)(?:\.(?:"[^"]+"|\w+))?)`;
const VERBS: readonly (readonly [RegExp, DataChange['verb'], RegExp])[] = [
	[
		/^(?:INSERT|COPY|MERGE)\b/,
		'insert',
		new RegExp(String.raw`\b(?:insert\s+into|copy|merge\s+into)\s+(?:only\s+)?${NAME}`, 'i'),
	],
	[/^UPDATE\b/, 'update', new RegExp(String.raw`\bupdate\s+(?:only\s+)?${NAME}`, 'i')],
	[
		/^(?:DELETE|TRUNCATE)\b/,
		'delete',
		new RegExp(String.raw`\b(?:delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?${NAME}`, 'i'),
	],
];
const CHANGES_ROWS = /\b(?:insert\s+into|update\s+[\w."]+\s+set|delete\s+from|truncate)\b/i;

/** What statements do to rows, each thing once: also where there were no rows in this engine. */
export function findDataChanges(steps: readonly Pick<Step, 'sql' | 'command'>[]): readonly DataChange[] {
	const found = new Map<string, DataChange>();
	for (const { sql, command } of steps) {
		const change = changeOf(sql, command);
		if (change) found.set(JSON.stringify(change), change);
	}
	return [...found.values()];
}

function changeOf(sql: string, command: string): DataChange | null {
	for (const [tag, verb, place] of VERBS) {
		if (!tag.test(command)) continue;
		const name = place.exec(sql)?.[1];
		return { verb, table: name === undefined ? null : plainName(name) };
	}
	return /^(?:DO|CALL)\b/.test(command) && CHANGES_ROWS.test(sql) ? { verb: 'unknown', table: null } : null;
}

/** For a reader, without `public`. */
function plainName(written: string): string {
	const parts = written.match(/"[^"]+"|\w+/g) ?? [];
	const names = parts.map((part) => (part.startsWith('"') ? part.slice(1, -1) : part.toLowerCase()));
	return (names.length > 1 && names[0] === 'public' ? names.slice(1) : names).map(readableName).join('.');
}
