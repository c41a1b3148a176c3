/** How a terminal shows a piece of text. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

const CODES: Readonly<Record<Style, readonly [on: number, off: number]>> = {
	bold: [1, 22],
	dim: [2, 22],
	red: [31, 39],
	yellow: [33, 39],
	green: [32, 39],
	cyan: [36, 39],
};

/** Puts a style on a text. */
export type Paint = (style: Style, text: string) => string;

/** A painter that writes ANSI sequences, or one that leaves the text as it is. */
export function painter(colour: boolean): Paint {
	if (!colour) return (_, text) => text;
	return (style, text) => {
		const [on, off] = CODES[style];
		return `\u001b[${on}m${text}\u001b[${off}m`;
	};
}
