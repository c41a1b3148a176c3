import type { DocumentBlock } from '../document.ts';
import type { CodeBlock } from './code-blocks.ts';
import type { Line } from './lines.ts';
import type { Structure } from './structure.ts';

/** One thing wrong with the markers of a document, with its 1-based line and the way out. */
export interface MarkerProblem {
	readonly line: number;
	readonly message: string;
}

/** The blocks that the markers of a document delimit, and what is wrong with those that delimit nothing. */
export interface MarkedBlocks {
	readonly blocks: readonly DocumentBlock[];
	readonly problems: readonly MarkerProblem[];
}

interface Marker {
	readonly side: 'begin' | 'end';
	readonly id: string;
	/** 0-based. */
	readonly line: number;
}

/** Pairs the markers that stand alone on their line and outside code. */
export function readMarkers(text: string, lines: readonly Line[], structure: Structure): MarkedBlocks {
	const problems: MarkerProblem[] = [];
	const markers = listMarkers(text, lines, structure, problems);
	const blocks = pairMarkers(markers, lines, problems);
	return { blocks, problems: problems.toSorted((a, b) => a.line - b.line) };
}

function listMarkers(
	text: string,
	lines: readonly Line[],
	{ code, html }: Structure,
	problems: MarkerProblem[],
): readonly Marker[] {
	const markers: Marker[] = [];
	const codeAt = lookUp(code);
	const htmlAt = lookUp(html);
	for (const [number, { start, end }] of lines.entries()) {
		const marker = parseMarker(text.slice(start, end), number);
		if (!marker) continue;
		const fenced = codeAt(number);
		const raw = htmlAt(number);
		if (fenced) {
			if (swallows(fenced)) problems.push(swallowed(marker, fenced));
		} else if (raw && raw.firstLine < number) {
			problems.push(insideHtml(marker, raw.firstLine + 1));
		} else if (marker.id === '') {
			problems.push({
				line: number + 1,
				message: `a \`spec:${marker.side}\` marker has no block id; write the id as its partner has it`,
			});
		} else markers.push(marker);
	}
	return markers;
}

/** Finds what is around a line, for lines asked in ascending order. */
function lookUp<B extends { readonly firstLine: number; readonly lastLine: number }>(
	blocks: readonly B[],
): (line: number) => B | undefined {
	let next = 0;
	return (line) => {
		while (next < blocks.length && blocks[next]!.lastLine < line) next++;
		const around = blocks[next];
		return around && around.firstLine <= line ? around : undefined;
	};
}

function parseMarker(line: string, number: number): Marker | null {
	const trimmed = line.trim();
	if (!trimmed.startsWith('<!--') || !trimmed.endsWith('-->') || trimmed.length < 7) return null;
	const inner = trimmed.slice(4, -3).trim();
	const words = /^spec:(begin|end)(?![\w-])/.exec(inner);
	if (!words || inner.includes('-->')) return null;
	const id = inner.slice(words[0].length).trim();
	return { side: words[1] === 'begin' ? 'begin' : 'end', id, line: number };
}

/** A fence that nobody closed runs on over the next blocks until some fence of theirs closes it. */
function swallows({ fence, content }: CodeBlock): boolean {
	if (!fence) return false;
	if (!fence.closed) return true;
	const sign = fence.opening[0];
	return content.some((line) => {
		const run = /^ {0,3}(`{3,}|~{3,})[ \t]*[^`\s]/.exec(line)?.[1];
		return run !== undefined && run[0] === sign && run.length >= fence.opening.length;
	});
}

function swallowed(marker: Marker, { firstLine, fence }: CodeBlock): MarkerProblem {
	return {
		line: marker.line + 1,
		message:
			`the marker of ${quote(marker.id)} stands inside the code fence that opens on line ${firstLine + 1}` +
			` and is not closed before it; close that fence with ${fence!.opening}`,
	};
}

function insideHtml(marker: Marker, line: number): MarkerProblem {
	return {
		line: marker.line + 1,
		message:
			`the marker of ${quote(marker.id)} stands inside the HTML that begins on line ${line};` +
			' put an empty line above the marker, and `-->` before that if a comment is open',
	};
}

function pairMarkers(
	markers: readonly Marker[],
	lines: readonly Line[],
	problems: MarkerProblem[],
): readonly DocumentBlock[] {
	const blocks: DocumentBlock[] = [];
	const firstLineOf = new Map<string, number>();
	const abandoned = new Set<string>();
	let open: Marker | null = null;
	for (const marker of markers) {
		const line = marker.line + 1;
		if (marker.side === 'begin') {
			if (open) {
				problems.push(nested(marker, open));
				abandoned.add(open.id);
			}
			const first = firstLineOf.get(marker.id);
			if (first === undefined) firstLineOf.set(marker.id, line);
			else problems.push(duplicate(marker, first));
			open = marker;
		} else if (open?.id === marker.id) {
			blocks.push(makeBlock(open, marker, lines));
			open = null;
		} else if (open) {
			problems.push(mismatched(marker, open));
			open = null;
		} else if (!abandoned.delete(marker.id)) {
			problems.push({
				line,
				message: `${quote(marker.id)} ends here and begins nowhere; put \`<!-- spec:begin ${marker.id} -->\` above its text or delete this marker`,
			});
		}
	}
	if (open) {
		problems.push({
			line: open.line + 1,
			message: `${quote(open.id)} begins here and ends nowhere; put \`<!-- spec:end ${open.id} -->\` below its text or delete this marker`,
		});
	}
	return blocks;
}

function nested(marker: Marker, open: Marker): MarkerProblem {
	return {
		line: marker.line + 1,
		message:
			`${quote(marker.id)} begins inside ${quote(open.id)}, which begins on line ${open.line + 1};` +
			` put \`<!-- spec:end ${open.id} -->\` above this line`,
	};
}

function duplicate(marker: Marker, first: number): MarkerProblem {
	return {
		line: marker.line + 1,
		message: `${quote(marker.id)} begins here and on line ${first}; keep one of the two blocks, with both of its markers`,
	};
}

function mismatched(marker: Marker, open: Marker): MarkerProblem {
	return {
		line: marker.line + 1,
		message:
			`${quote(marker.id)} ends here, but the block that is open is ${quote(open.id)} from line ${open.line + 1};` +
			' give both markers the same id',
	};
}

function makeBlock(begin: Marker, end: Marker, lines: readonly Line[]): DocumentBlock {
	const first = lines[begin.line]!;
	const last = lines[end.line]!;
	return {
		id: begin.id,
		line: begin.line + 1,
		span: { start: first.start, end: last.next },
		content: { start: first.next, end: last.start },
	};
}

function quote(id: string): string {
	return `block "${id}"`;
}
