import { UserError } from '../errors.ts';
import type { SpecificationDocument } from './document.ts';
import { type ConflictedText, type ConflictHunk, readConflicts, sideOf } from './parse/conflict-hunks.ts';
import { listLines } from './parse/lines.ts';
import { parseDocument } from './parse-document.ts';
import { isPlanBlock } from './plan-block.ts';

/** A document without conflict markers, and how many conflicts git had left in it. */
export interface SettledText {
	readonly text: string;
	readonly settled: number;
}

/**
 * Takes one side of each conflict in which people's words are the same on both: what the generated blocks have to say is
 * written anew anyway. Throws a UserError with code `document` that names the lines which are people's to settle.
 */
export function settleConflicts(path: string, text: string): SettledText {
	const conflicted = readConflicts(text);
	const { hunks } = conflicted;
	if (hunks.length === 0) return { text, settled: 0 };
	const ours = wordsBySide(path, conflicted, 'ours');
	const theirs = wordsBySide(path, conflicted, 'theirs');
	if (ours === null || theirs === null) throw unsettled(path, hunks);
	const open = hunks.filter((_, index) => !isSame(ours.hunks[index] ?? [], theirs.hunks[index] ?? []));
	if (open.length > 0 || !isSame(ours.rest, theirs.rest))
		throw unsettled(path, open.length > 0 ? open : hunks);
	return { text: sideOf(conflicted, 'ours'), settled: hunks.length };
}

interface Words {
	/** For each conflict, people's lines in it. */
	readonly hunks: readonly (readonly string[])[];
	/** People's lines everywhere else: they differ where a side opens a block that the other one does not. */
	readonly rest: readonly string[];
}

/** People's lines of one side; null where its generated blocks do not fit together. */
function wordsBySide(path: string, conflicted: ConflictedText, side: 'ours' | 'theirs'): Words | null {
	const text = sideOf(conflicted, side);
	const document = parseOrNull(path, text);
	if (!document) return null;
	const isGenerated = generatedAt(document);
	const lines = listLines(text);
	let at = 0;
	let offset = 0;
	const wordsUntil = (end: number): readonly string[] => {
		const words: string[] = [];
		for (; at < lines.length && lines[at]!.start < end; at++) {
			const { start, end: stop } = lines[at]!;
			const line = text.slice(start, stop).trimEnd();
			if (line !== '' && !isGenerated(start)) words.push(line);
		}
		return words;
	};
	const rest: string[] = [];
	const keepRest = (end: number): void => {
		for (const line of wordsUntil(end)) rest.push(line);
	};
	const hunks = conflicted.hunks.map((hunk) => {
		keepRest(offset + hunk.before.length);
		offset += hunk.before.length + hunk[side].length;
		return wordsUntil(offset);
	});
	keepRest(text.length);
	return { hunks, rest };
}

function parseOrNull(path: string, text: string): SpecificationDocument | null {
	try {
		return parseDocument(path, text);
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}

/** Tells of offsets in ascending order whether they are in a generated block. */
function generatedAt({ blocks }: SpecificationDocument): (offset: number) => boolean {
	const generated = blocks.filter(({ id }) => !isPlanBlock(id));
	let next = 0;
	return (offset) => {
		while (next < generated.length && generated[next]!.span.end <= offset) next++;
		const block = generated[next];
		return block !== undefined && block.span.start <= offset;
	};
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
	return a.length === b.length && a.every((line, index) => line === b[index]);
}

function unsettled(path: string, hunks: readonly ConflictHunk[]): UserError {
	const facts = hunks.map(({ firstLine, lastLine }): [string, string] => [
		`lines ${firstLine} to ${lastLine}`,
		'people wrote different words here',
	]);
	return new UserError('document', 'Git left conflicts in this document that are people’s to settle.', {
		location: { file: path, line: hunks[0]!.firstLine },
		facts: Object.fromEntries(facts),
		hint: 'Settle these lines by hand and take out their markers, then generate: conflicts in generated blocks settle themselves.',
	});
}
