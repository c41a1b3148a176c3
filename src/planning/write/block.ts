import { blockId } from '../../specification/block-id.ts';
import { codeFence } from '../../specification/markdown.ts';
import { joinStatements } from '../../specification/object-sql.ts';
import type { PlanBlock } from '../design/planned.ts';

/** A block of the plan: its words, then its SQL. */
export function planBlock(
	section: string,
	subject: string,
	heading: string | null,
	words: readonly string[],
	statements: readonly string[],
): PlanBlock {
	const text = words.filter((word) => word !== '').join('\n\n');
	const sql = statements.length === 0 ? '' : codeFence('sql', joinStatements(statements));
	return {
		section,
		id: blockId(`plan ${subject}`),
		heading,
		content: [text, sql].filter((part) => part !== '').join('\n\n'),
	};
}

/** Entries of a list. */
export function bullets(entries: readonly string[]): string {
	return entries.map((entry) => `- ${entry}`).join('\n');
}
