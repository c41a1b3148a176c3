import { listLines } from '../../specification/parse/lines.ts';
import { readStructure } from '../../specification/parse/structure.ts';

/** A line of running text, a list or a table; 1-based. */
export interface PageLine {
	readonly text: string;
	readonly line: number;
}

/** A fenced block of code; the line is that of its first line of content, 1-based. */
export interface PageFence {
	readonly language: string;
	readonly content: string;
	readonly line: number;
}

/** What stands between one heading and the next. */
export interface PageSection {
	/** As typed, without emphasis; empty before the first heading. */
	readonly title: string;
	/** The headings above it, outermost first. */
	readonly above: readonly string[];
	/** Of the heading. */
	readonly line: number;
	readonly lines: readonly PageLine[];
}

/** A document that requirements are read from. */
export interface Page {
	readonly file: string;
	readonly sections: readonly PageSection[];
	readonly fences: readonly PageFence[];
}

/** What is written down so that nobody builds it. */
const ASIDE = /\b(?:out of scope|non[- ]?goals?|not in scope|won[’']?t (?:do|have)|rejected|changelog)\b/i;

/** Longer lines are no requirement that a person wrote. */
const LONGEST_LINE = 4000;

/** Takes a Markdown text apart into sections and code; comments and what is out of scope are left out. */
export function readPage(file: string, source: string): Page {
	const text = source.replace(/^\uFEFF/, '');
	const lines = listLines(text);
	const { headings, code, html } = readStructure(text, lines);
	const hidden = new Set<number>();
	for (const { firstLine, lastLine } of [...code, ...html]) {
		for (let line = firstLine; line <= lastLine; line++) hidden.add(line);
	}
	const starts = [{ level: 0, text: '', line: 0 }, ...headings];
	const above: { level: number; title: string }[] = [];
	const sections = starts.map((heading, index): PageSection => {
		const end = starts[index + 1]?.line ?? lines.length + 1;
		while (above.length > 0 && above.at(-1)!.level >= heading.level) above.pop();
		const title = plainText(heading.text);
		const titles = above.map((one) => one.title);
		above.push({ level: heading.level, title });
		const own: PageLine[] = [];
		for (let number = heading.line; number < end - 1; number++) {
			const { start, end: stop } = lines[number]!;
			if (!hidden.has(number) && stop - start <= LONGEST_LINE)
				own.push({ text: text.slice(start, stop), line: number + 1 });
		}
		return { title, above: titles, line: Math.max(heading.line, 1), lines: own };
	});
	const fences = code.flatMap(({ firstLine, fence, content }) =>
		fence ? [{ language: fence.language, content: content.join('\n'), line: firstLine + 2 }] : [],
	);
	const isMeant = ({ title, above: titles }: PageSection): boolean =>
		![title, ...titles].some((one) => ASIDE.test(one));
	return { file, sections: sections.filter(isMeant), fences };
}

/** Markdown on one line without emphasis, code signs and links' targets. */
export function plainText(markdown: string): string {
	return markdown
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/\*\*|__|`|~~/g, '')
		.replace(/(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
