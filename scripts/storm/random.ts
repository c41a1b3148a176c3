/** A source of numbers that are the same for the same seed. */
export interface Random {
	/** From 0 up to 1. */
	next(): number;
	/** A whole number below this one. */
	below(limit: number): number;
	/** True that often. */
	chance(share: number): boolean;
}

/** Makes one; the algorithm is mulberry32. */
export function seeded(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	return { next, below: (limit) => Math.floor(next() * limit), chance: (share) => next() < share };
}
