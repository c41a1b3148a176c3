/** The known word that a mistyped or shortened one probably means: at most a third of its letters differ. Null where none is near. */
export function findNearest(word: string, known: readonly string[]): string | null {
	let best: { readonly word: string; readonly distance: number } | null = null;
	for (const candidate of known) {
		const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
		if (distance <= Math.max(1, Math.floor(candidate.length / 3)) && (!best || distance < best.distance)) {
			best = { word: candidate, distance };
		}
	}
	if (best) return best.word;
	return word.length < 3
		? null
		: (known.find((candidate) => candidate.startsWith(word.toLowerCase())) ?? null);
}

/** Insertions, removals and replacements of single characters that turn one word into the other. */
function editDistance(from: string, to: string): number {
	if (Math.abs(from.length - to.length) > to.length) return to.length;
	let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (let row = 1; row <= from.length; row++) {
		const current = [row];
		for (let column = 1; column <= to.length; column++) {
			const replaced = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
			current.push(Math.min(replaced, previous[column]! + 1, current[column - 1]! + 1));
		}
		previous = current;
	}
	return previous[to.length]!;
}
