import { createTwoFilesPatch } from 'diff';

/** A unified diff from the committed text to the regenerated one; empty when they are equal. */
export function diffText(path: string, committed: string, regenerated: string): string {
	if (committed === regenerated) return '';
	const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, committed, regenerated, undefined, undefined, {
		context: 3,
	});
	// The library puts a ruler of equals signs first, which no reader of diffs expects.
	return patch.replace(/^=+\n/, '');
}
