import { matches } from '../matches.ts';
import { textForPattern } from '../text-for-pattern.ts';
import { commonTexts, textFor } from './text-values.ts';
import { demandsOf, refusedValues, type ValueWish } from './value-wish.ts';

/** No text is longer, whatever a rule asks for. */
const LONGEST = 10_000;

/** A text within what its type and the rules allow, as readable as it can be. */
export function plainText(wish: ValueWish): string {
	const { type, demands } = wish;
	const patterns = demandsOf(demands, 'pattern');
	const [letters] = demandsOf(demands, 'letters');
	const refused = refusedValues(demands);
	const lengths = demandsOf(demands, 'length');
	const least = Math.min(Math.max(0, ...lengths.map((length) => length.least)), LONGEST);
	const most = Math.min(longest(type), ...lengths.map((length) => length.most));
	const form = (text: string): string => {
		if (!letters) return text;
		return letters.letters === 'lower' ? text.toLowerCase() : text.toUpperCase();
	};
	const isRight = (text: string): boolean =>
		text.length >= least &&
		text.length <= most &&
		!refused.has(text) &&
		patterns.every(({ pattern, ignoresCase, negated }) => matches(pattern, text, ignoresCase) === !negated);
	const shapes = commonTexts(wish);
	const usual = form(wish.shape === null ? textFor(wish) : (shapes[wish.shape % shapes.length] ?? ''));
	if (isRight(usual)) return usual;
	const candidates = patterns.length > 0 ? shapes.map(form) : [];
	const fitting = candidates.find(isRight);
	if (fitting !== undefined) return fitting;
	for (const { pattern, negated } of patterns) {
		const text = negated ? null : textForPattern(pattern, wish.row, least);
		if (text !== null) return form(text);
	}
	const fitted = atLength(usual, least, most, wish.row);
	return refused.has(fitted) ? form(`value ${wish.row + 1}`) : form(fitted);
}

function longest({ name, sizes }: ValueWish['type']): number {
	if (sizes[0] !== undefined) return sizes[0];
	return name === 'character' ? 1 : name === 'name' ? 63 : Number.POSITIVE_INFINITY;
}

/** The text at this length, with the row's number at its end where something had to be cut. */
function atLength(text: string, least: number, most: number, row: number): string {
	if (text.length < least) return text.padEnd(least, 'x');
	if (text.length <= most) return text;
	const number = (row + 1).toString(36);
	return most <= number.length
		? number.slice(number.length - most)
		: `${text.slice(0, most - number.length)}${number}`;
}
