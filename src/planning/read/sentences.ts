import { type Page, type PageSection, plainText } from './page.ts';

/** One sentence of running text or one entry of a list, on one line and without emphasis. */
export interface Sentence {
	readonly text: string;
	/** 1-based line on which it begins. */
	readonly line: number;
	readonly section: PageSection;
}

const LONGEST = 800;

/** What a requirement is counted by, such as `FR-1` or `US 2.3:`. */
const NUMBERED = /^(?:N?FR|REQ|US|BR|UC|RQ|R|F)[- .]?\d+(?:\.\d+)*\s*[:.)–—-]?\s+(?=\S)/;

/** The sentences of a page in order; tables are none. */
export function listSentences({ sections }: Page): readonly Sentence[] {
	return sections.flatMap((section) => {
		const paragraphs: { pieces: { text: string; line: number }[] }[] = [];
		let isOpen = false;
		for (const { text, line } of section.lines) {
			const isBullet = /^\s*(?:[-*+]|\d+[.)])\s+/.test(text);
			if (text.trim() === '' || /^\s*\|/.test(text)) {
				isOpen = false;
				continue;
			}
			const piece = {
				text: plainText(text.replace(/^\s*(?:[-*+]|\d+[.)]|>)\s+(?:\[[ xX]\]\s+)?/, '')).replace(
					NUMBERED,
					'',
				),
				line,
			};
			if (isOpen && !isBullet) paragraphs.at(-1)!.pieces.push(piece);
			else paragraphs.push({ pieces: [piece] });
			isOpen = true;
		}
		return paragraphs.flatMap(({ pieces }) => cut(pieces, section));
	});
}

function cut(
	pieces: readonly { readonly text: string; readonly line: number }[],
	section: PageSection,
): readonly Sentence[] {
	const found: Sentence[] = [];
	let text = '';
	let line = pieces[0]?.line ?? 1;
	const close = (): void => {
		if (text.trim() !== '' && text.length <= LONGEST) found.push({ text: text.trim(), line, section });
		text = '';
	};
	for (const piece of pieces) {
		// A full stop behind an abbreviation ends nothing.
		for (const part of piece.text.split(
			/(?<=(?<!\b(?:e\.g|i\.e|etc|vs|approx|incl|max|min|no))[.!?])\s+(?=[\p{Lu}\d"“(])/u,
		)) {
			if (text === '') line = piece.line;
			text += text === '' ? part : ` ${part}`;
			if (/[.!?]["”)]?$/.test(part)) close();
		}
	}
	close();
	return found;
}
