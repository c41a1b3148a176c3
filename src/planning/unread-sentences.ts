import type { LedgerEntry } from '../project/project.ts';
import type { Place } from './requirement.ts';

/** A sentence of a requirement page, and where it begins. */
export interface PlacedSentence {
	readonly text: string;
	readonly place: Place;
}

/** Words by which a sentence says what has to hold, and not only what is so. */
const DEMANDS =
	/\b(?:must|shall|has to|have to|needs? to|cannot|can't|can not|may not|never|always|only|no two|at least|at most|up to|no more than|unless|required|unique|overlap|from an? .+ to an? )\b/i;

/** More of them are counted. */
const MOST_NAMED = 20;
const LONGEST = 120;

/** The sentences that demand something and of which nothing has come into the plan, so that people read them themselves. */
export function unreadSentences(
	sentences: readonly PlacedSentence[],
	read: readonly Place[],
): readonly LedgerEntry[] {
	const lines = new Set(read.map(({ file, line }) => `${file}:${line}`));
	const unread = sentences.filter(
		({ text, place }) => DEMANDS.test(text) && !lines.has(`${place.file}:${place.line}`),
	);
	const named = unread.slice(0, MOST_NAMED).map(({ text, place }): LedgerEntry => {
		const words = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
		return { kind: 'skipped', message: `Nothing is planned from “${words}”`, ...place };
	});
	const next = unread[MOST_NAMED];
	if (!next) return named;
	const count = unread.length - MOST_NAMED;
	const message = `From ${count} more ${count === 1 ? 'sentence' : 'sentences'} nothing is planned either, from this line on.`;
	return [...named, { kind: 'skipped', message, ...next.place }];
}
