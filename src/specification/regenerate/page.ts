/** A text that grows, and knows whether a blank line is at its end. */
export interface Page {
	/** Adds text as it is, behind a blank line if a block stands before it. */
	keep(text: string): void;
	/** Adds a block of whole lines with a blank line before it. */
	insert(text: string): void;
	/** Takes the place of a block that goes: exactly one blank line parts what stood around it. */
	close(): void;
	text(): string;
}

/** How much of the end is looked at; a blank line of more spaces than this counts as words. */
const TAIL = 200;
const BLANK_END = /(?:^|\n|\r(?!\n))\uFEFF?[ \t]*(?:\r\n|\n|\r)$/;
const BLANK_START = /^[ \t]*(?:\r\n|\n|\r)/;

/** An empty page with the line ending that is used for what is put between texts. */
export function makePage(lineEnding: string): Page {
	const chunks: string[] = [];
	let tail = '';
	let isBehindBlock = false;
	let isClosing = false;

	const add = (chunk: string): void => {
		chunks.push(chunk);
		tail = (tail + chunk.slice(-TAIL)).slice(-TAIL);
	};
	const endsBlank = (): boolean => tail === '' || tail === '\uFEFF' || BLANK_END.test(tail);
	const addBlankLine = (): void => {
		if (tail !== '' && tail !== '\uFEFF' && !/[\r\n]$/.test(tail)) add(lineEnding);
		if (!endsBlank()) add(lineEnding);
	};
	return {
		keep(text) {
			const kept = isClosing ? text.replace(BLANK_START, '') : text;
			if (text === '') return;
			isClosing = false;
			if (kept === '') return;
			if (isBehindBlock && !BLANK_START.test(kept)) add(lineEnding);
			isBehindBlock = false;
			add(kept);
		},
		insert(text) {
			addBlankLine();
			add(text);
			isBehindBlock = true;
			isClosing = false;
		},
		close() {
			if (endsBlank()) isClosing = true;
			else isBehindBlock = true;
		},
		text: () => chunks.join(''),
	};
}
