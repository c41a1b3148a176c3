import type { Place, RelationshipRequirement, Requirement } from '../requirement.ts';
import { DEEDS } from './deeds.ts';
import { isPlainField, readNoun, readNouns, readSubject } from './noun-phrases.ts';
import type { Reader } from './reader.ts';
import { relationship } from './relationship.ts';
import { listSentences } from './sentences.ts';

/**
 * Who does something with what: `sellers list items`, `each vehicle may be inspected many times`. Such a sentence says how
 * two things belong together that others name, and brings neither of them along.
 */
export const deedSentences: Reader = {
	name: 'deed-sentences',
	read(page) {
		const requirements = listSentences(page).flatMap(({ text, line }): readonly Requirement[] => {
			const place = { file: page.file, line };
			if (
				/\b(?:no longer|does not|do not|don[’']t|doesn[’']t|cannot|can\s?not|can[’']t|without|never)\b/i.test(
					text,
				)
			)
				return [];
			return [SHARED, KEPT, DOES, DONE, USES].flatMap((read) => read(text, place)).slice(0, 6);
		});
		return { requirements, problems: [] };
	},
};

type Read = (text: string, place: Place) => readonly Requirement[];

const HELP = String.raw`(?:(?:can|may|must|shall|should|will|also)\s+)*`;
const ENDS = String.raw`\s*((?:an?|the|one|many|several|multiple|some|their|new)\s+)*([a-z][\w -]{1,60})`;

/** One of the first has many of the second. */
const DOES: Read = (text, place) => {
	const found = new RegExp(
		String.raw`^(.+?)\s+${HELP}(buys?|purchases?|rents?|hires?|sells?|lists?|publish(?:es)?|uploads?|creates?|makes?|teach(?:es)?|gives?|hosts?|organi[sz]es?|submits?|files?|reports?|rates?|reviews?)${ENDS}`,
		'i',
	).exec(text);
	const subject = found && readSubject(found[1]!);
	if (!found || !subject || STAFF.test(subject)) return [];
	const nouns = readNouns(found[4]!).slice(0, 1);
	const deeds = DEEDS[found[2]!.toLowerCase().replace(/s$/, '')] ?? [];
	return nouns.flatMap(({ noun }) =>
		deeds.length === 0
			? [link(subject, noun, 'one-to-many', null, text, place)]
			: deeds.flatMap((deed) => [
					link(subject, deed, 'one-to-many', `${pastOf(found[2]!)} by`, text, place),
					link(noun, deed, 'one-to-many', null, text, place),
				]),
	);
};

/** `reported` for `reports`, `rated` for `rates`. */
function pastOf(verb: string): string {
	return verb.toLowerCase().replace(/s$/, '').replace(/e?$/, 'ed');
}

/** What staff makes belongs to nobody in particular. */
const STAFF =
	/^(?:admins?|administrators?|managers?|moderators?|staff|systems?|agents?|employees?|operators?|receptionists?|app|application)$/i;

/** `Each vehicle may be inspected many times`. */
const DONE: Read = (text, place) => {
	const found = new RegExp(
		String.raw`^(.+?)\s+${HELP}be\s+([a-z]+?)e?d\s+(?:many|several|multiple)\s+times\b`,
		'i',
	).exec(text);
	const subject = found && readSubject(found[1]!);
	if (!found || !subject) return [];
	const stem = found[2]!.toLowerCase();
	return (DEEDS[stem] ?? DEEDS[`${stem}e`] ?? []).map((deed) =>
		link(subject, deed, 'one-to-many', null, text, place),
	);
};

/** `A work order may consume several parts`: a part is not used up by the one kind of it. */
const USES: Read = (text, place) => {
	const found = new RegExp(
		String.raw`^(.+?)\s+${HELP}(?:consumes?|uses?|requires?|needs?)\s+(?:many|several|multiple|one or more|any number of|different)\s+([a-z][\w -]{1,40})`,
		'i',
	).exec(text);
	return many(found && readSubject(found[1]!), found?.[2], text, place);
};

/** `Metrics are shared between experiments`. */
const SHARED: Read = (text, place) => {
	const found = new RegExp(
		String.raw`(?:^|[,;]\s*)([^,;]+?)\s+(?:is|are|${HELP}be)\s+(?:shared|reused|re-used)\s+(?:between|by|among|across|in)\s+([a-z][\w -]{1,40})`,
		'i',
	).exec(text);
	return many(found && readSubject(found[1]!), found?.[2], text, place);
};

/** `A buyer saves items`: many people may save the same one. */
const KEPT: Read = (text, place) => {
	const found = new RegExp(
		String.raw`^(.+?)\s+${HELP}(?:saves?|bookmarks?|favou?rites?|likes?|follows?|watch(?:es)?)\s+([a-z][\w -]{1,40})`,
		'i',
	).exec(text);
	return many(found && readSubject(found[1]!), found?.[2], text, place);
};

function many(
	subject: string | null,
	object: string | undefined,
	text: string,
	place: Place,
): readonly Requirement[] {
	const noun = readNoun(readNouns(object ?? '')[0]?.noun ?? '')?.noun;
	return subject === null || noun === undefined
		? []
		: [link(subject, noun, 'many-to-many', null, text, place)];
}

/** A relationship between two things, both of which have to be named elsewhere. */
export function link(
	from: string,
	to: string,
	cardinality: RelationshipRequirement['cardinality'],
	role: string | null,
	words: string,
	place: Place,
): RelationshipRequirement {
	const required = isPlainField(to) ? false : null;
	return { ...relationship(from, to, cardinality, required, role, words, place), bringsAlong: false };
}
