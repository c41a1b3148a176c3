import type { Migration } from '../../project/project.ts';
import { scan } from '../../sql/scanner.ts';

/** What a migration runs on the way up without how it is written: comments, blanks and the case of words. */
export function essenceOf({ statements }: Migration): string {
	return statements.map(essenceOfStatement).join('\n');
}

/** Whether two forms of a migration run the same. */
export function runSame(one: Migration, other: Migration): boolean {
	return one.source === other.source || essenceOf(one) === essenceOf(other);
}

/** Whether every statement of one form is in another one too, in the same order. */
export function isGrown(before: Migration, after: Migration): boolean {
	const present = after.statements.map(essenceOfStatement);
	let next = 0;
	for (const statement of before.statements) {
		const found = present.indexOf(essenceOfStatement(statement), next);
		if (found < 0) return false;
		next = found + 1;
	}
	return true;
}

function essenceOfStatement({ text, copyData = '' }: Migration['statements'][number]): string {
	return `${essenceOfText(text)}\n${copyData}`;
}

const TAG = /^\$[^$]*\$/;

function essenceOfText(text: string): string {
	const parts: string[] = [];
	const scanner = scan(text);
	while (scanner.next()) {
		if (scanner.kind === 'comment') continue;
		const token = text.slice(scanner.start, scanner.end);
		if (scanner.kind === 'word') parts.push(token.toLowerCase());
		else if (scanner.kind === 'dollar-string') parts.push('$', essenceOfText(insideOf(token)), '$');
		else parts.push(token);
	}
	return parts.join(' ');
}

/** What stands between the dollars; a body that is no SQL has tokens of some kind as well. */
function insideOf(token: string): string {
	const tag = TAG.exec(token)?.[0] ?? '';
	return token.slice(tag.length, token.endsWith(tag) ? token.length - tag.length : undefined);
}
