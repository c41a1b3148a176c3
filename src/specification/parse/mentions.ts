import type { DocumentBlock, Mention } from '../document.ts';
import { isPlanBlock } from '../plan-block.ts';
import type { Line } from './lines.ts';
import type { Structure } from './structure.ts';

/** Longer than this is no name. */
const LONGEST = 300;

/** The code spans in people's words that could be a name: no fences, no HTML, no generated blocks. */
export function listMentions(
	text: string,
	lines: readonly Line[],
	{ code, html }: Structure,
	blocks: readonly DocumentBlock[],
): readonly Mention[] {
	const isOther = new Uint8Array(lines.length);
	for (const { firstLine, lastLine } of [...code, ...html]) isOther.fill(1, firstLine, lastLine + 1);
	const mentions: Mention[] = [];
	let next = 0;
	for (const [number, { start, end }] of lines.entries()) {
		while (next < blocks.length && blocks[next]!.span.end <= start) next++;
		const block = blocks[next];
		const isGenerated = block !== undefined && block.span.start <= start && !isPlanBlock(block.id);
		if (isOther[number] || isGenerated) continue;
		for (const words of codeSpans(text.slice(start, end))) mentions.push({ text: words, line: number + 1 });
	}
	return mentions;
}

/** What stands between equally long runs of backticks on one line. */
function codeSpans(line: string): readonly string[] {
	if (!line.includes('`')) return [];
	const runs = [...line.matchAll(/`+/g)];
	const nextOfLength = new Map<number, number>();
	// Looked for from the right once: a line of nothing but backticks must not cost its square.
	const closing = runs
		.toReversed()
		.map(([run], index) => {
			const found = nextOfLength.get(run.length);
			nextOfLength.set(run.length, runs.length - 1 - index);
			return found;
		})
		.toReversed();
	const spans: string[] = [];
	for (let at = 0; at < runs.length; at++) {
		const end = closing[at];
		if (end === undefined) continue;
		const words = line.slice(runs[at]!.index + runs[at]![0].length, runs[end]!.index).trim();
		if (words !== '' && words.length <= LONGEST) spans.push(words);
		at = end;
	}
	return spans;
}
