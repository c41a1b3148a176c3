import { codeBlock, htmlCode } from './escape.ts';
import { fold } from './fold.ts';

/** Less than this is not worth unfolding. */
const SMALLEST = 400;

/** The document's diff, folded, cut after a whole line so that all of it takes at most `room`; empty when nothing useful fits. */
export function documentDiffSection(diff: string, document: string, room: number): string {
	if (diff === '') return '';
	const summary = `What regenerating changes in ${htmlCode(document)}`;
	const whole = fold(summary, codeBlock(diff, 'diff'));
	if (whole.length <= room) return whole;
	const overhead = summary.length + 400;
	if (room - overhead < SMALLEST) return '';
	// Characters that have to be made visible grow, so the cut is tried again until it fits.
	for (let share = room - overhead; share >= SMALLEST; share = Math.floor(share / 2)) {
		const cut = fold(summary, cutDiff(diff, share));
		if (cut.length <= room) return cut;
	}
	return '';
}

function cutDiff(diff: string, length: number): string {
	const end = diff.lastIndexOf('\n', length);
	const kept = end > 0 ? diff.slice(0, end) : diff.slice(0, length);
	const left = diff
		.slice(kept.length)
		.split('\n')
		.filter((line) => line !== '').length;
	const block = codeBlock(kept, 'diff');
	return `${block}\n\nCut to fit; ${left === 1 ? '1 more line' : `${left} more lines`}. \`auggie-database-spec generate\` writes the document.`;
}
