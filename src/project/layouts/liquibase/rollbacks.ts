import type { Replacement } from '../../../sql/fill-in.ts';
import type { Span } from '../../../sql/statement.ts';
import { type DownPart, upPart } from '../layout.ts';
import { linesOf } from '../lines.ts';
import { isForPostgres } from './change-set.ts';
import { readFormattedSql } from './formatted-sql.ts';

const LINE = /^(\s*--\s*rollback\s+)(.*)$/i;
const BLOCK_START = /^\s*\/\*\s*liquibase\s+rollback\s*$/i;
const BLOCK_END = /^\s*\*\/\s*$/;
/** What says that there is nothing to undo, and what names another changeset to run in its place. */
const NOTHING = /^(?:empty|not\s+required)\s*;?$/i;
const ELSEWHERE = /^changesetid:/i;

/**
 * The rollbacks of a changelog in SQL, from its last changeset to its first; null where one of them has none, as
 * Liquibase cannot undo the file then.
 */
export function readRollbacks(path: string, source: string): DownPart | null {
	const changeSets = readFormattedSql(path, source).filter((entry) => entry.kind === 'changeset');
	const spans: Span[] = [];
	const replacements: Replacement[] = [];
	for (const [index, { offset, attributes }] of changeSets.entries()) {
		if (!isForPostgres(attributes.get('dbms')) || attributes.get('ignore') === 'true') continue;
		const end = changeSets[index + 1]?.offset ?? source.length;
		const texts = findTexts(source, { start: offset, end });
		const first = texts[0];
		const last = texts.at(-1);
		if (!first || !last) return null;
		const words = texts.map((text) => source.slice(text.start, text.end).trim());
		if (words.some((text) => ELSEWHERE.test(text))) return null;
		if (words.every((text) => NOTHING.test(text))) continue;
		spans.push({ start: first.start, end: last.end });
		for (const [at, text] of texts.entries()) {
			const next = texts[at + 1];
			if (next) replacements.push({ span: { start: text.end, end: next.start }, text: '\n' });
		}
	}
	return { path, source, ...upPart(spans.reverse(), 'transaction'), replacements };
}

/** Where the SQL of a changeset's rollback stands, line by line or in comments of its own. */
function findTexts(source: string, { start, end }: Span): readonly Span[] {
	const texts: Span[] = [];
	let block: number | null = null;
	for (const line of linesOf(source.slice(start, end))) {
		if (block !== null) {
			if (!BLOCK_END.test(line.text)) continue;
			texts.push({ start: block, end: start + line.start });
			block = null;
		} else if (BLOCK_START.test(line.text)) block = start + line.next;
		else {
			const [, before, text = ''] = LINE.exec(line.text) ?? [];
			if (before === undefined) continue;
			const from = start + line.start + before.length;
			texts.push({ start: from, end: from + text.length });
		}
	}
	return texts;
}
