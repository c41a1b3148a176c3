import fc from 'fast-check';

/**
 * Choices that a list of numbers makes: what comes out shrinks with the list, because the first of several and a no are
 * what zero and a list that has ended stand for.
 */
export interface Choices {
	/** A whole number from 0 up to, but without, a limit. */
	below(limit: number): number;
	pick<T>(values: readonly [T, ...T[]]): T;
	/** True this many times in a hundred. */
	chance(percent: number): boolean;
	/** Each value this many times in a hundred, in order. */
	some<T>(values: readonly T[], percent: number): readonly T[];
}

/** Choices of at most so many steps. */
export function choices(most: number): fc.Arbitrary<Choices> {
	return fc
		.array(fc.nat({ max: 9999 }), { minLength: Math.trunc(most / 3), maxLength: most, size: 'max' })
		.map((numbers) => openChoices(numbers));
}

function openChoices(numbers: readonly number[]): Choices {
	let at = 0;
	const below = (limit: number): number => (numbers[at++] ?? 0) % limit;
	const chance = (percent: number): boolean => below(100) >= 100 - percent;
	return {
		below,
		chance,
		pick: (values) => values[below(values.length)] ?? values[0],
		some: (values, percent) => values.filter(() => chance(percent)),
	};
}
