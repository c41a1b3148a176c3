import type { Line } from './lines.ts';

/** Deeper than this nobody indents a list, and the Markdown parser's time grows with depth × length. */
const DEEPEST_INDENT = 40;
/** Lists and quotes that one line opens or continues by their signs. */
const MOST_CONTAINERS = 4;
/** A paragraph of more lines than this is cut, because the parser's time grows with the square of its length. */
const LONGEST_RUN = 100;

const PREFIX = /^(?:[ \t]|>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))*/;
/** A table row or running text at the left margin: no line that opens or closes anything. */
const PLAIN = /^(?:[|[(]|\p{L})/u;

/** A text with the same structure line by line, in which some lines that cannot matter to it are empty. */
export interface Skeleton {
	/** Every line with its line ending. */
	readonly rows: readonly string[];
	/** 0-based numbers of the lines that are empty only here. */
	readonly blanked: ReadonlySet<number>;
}

/** Takes out of a Markdown text what would make a parser of its structure slow. */
export function makeSkeleton(text: string, lines: readonly Line[]): Skeleton {
	const blanked = new Set<number>();
	const frontMatter = countFrontMatter(text, lines);
	let run = 0;
	const rows = lines.map(({ start, end, next }, number) => {
		const line = text.slice(start, end);
		const isCut =
			number < frontMatter ||
			isTooDeep(line) ||
			(run >= LONGEST_RUN && PLAIN.test(line) && !line.includes('-->'));
		run = isCut || line.trim() === '' ? 0 : run + 1;
		if (!isCut) return text.slice(start, next);
		blanked.add(number);
		return text.slice(end, next);
	});
	return { rows, blanked };
}

/** More lines than this nobody puts above a document. */
const LONGEST_FRONT_MATTER = 200;

/** How many lines at the start are settings for a site's builder; as Markdown they would read as a heading. */
function countFrontMatter(text: string, lines: readonly Line[]): number {
	const lineAt = (number: number): string => text.slice(lines[number]!.start, lines[number]!.end).trimEnd();
	if (lines.length < 3 || lineAt(0) !== '---' || !/^[\w"'#-]/.test(lineAt(1))) return 0;
	for (let number = 1; number < Math.min(lines.length, LONGEST_FRONT_MATTER); number++) {
		if (/^(?:---|\.\.\.)$/.test(lineAt(number))) return number + 1;
	}
	return 0;
}

function isTooDeep(line: string): boolean {
	const prefix = PREFIX.exec(line)![0];
	return prefix.length > DEEPEST_INDENT || prefix.replace(/[ \t\d.]/g, '').length > MOST_CONTAINERS;
}
