import { type KeyRequirement, type Place, plainField, type Requirement } from '../requirement.ts';
import { link } from './deed-sentences.ts';
import { DEEDS } from './deeds.ts';
import { isPlainField, readNoun, readNouns, readSubject } from './noun-phrases.ts';
import type { Reader } from './reader.ts';
import { listSentences } from './sentences.ts';

/** Sentences on how many there may be: `one review per order`, `a member cannot book the same class twice`, `1-5 stars`. */
export const countSentences: Reader = {
	name: 'count-sentences',
	read(page) {
		const requirements = listSentences(page).flatMap(({ text, line }) => {
			const place = { file: page.file, line };
			return [
				...readPer(text, place),
				...readOnly(text, place),
				...readTwice(text, place),
				...readStars(text, place),
			];
		});
		return { requirements, problems: [] };
	},
};

const ONE = String.raw`(?:(?:only|just|exactly|at most|no more than|not more than|max(?:imum)?\.?(?: of)?)\s+)*(?:one|1|a single)`;
const PER = new RegExp(
	String.raw`(?:^|\b(?:be|is|leaves?|gives?|writes?|has|have|hold|make|places?|submits?|,)\s+)${ONE}\s+([a-z][\w -]{1,40}?)\s+(?:per|for each|for every|for the same)\s+([a-z][\w -]{1,40}?(?:\s+(?:and|per)\s+[a-z][\w -]{1,40}?)?)\s*(?:[.,;(]|$)`,
	'i',
);

/** `There may be no more than one open work order per vehicle`. */
function readPer(text: string, place: Place): readonly Requirement[] {
	const found = PER.exec(text);
	const noun = found && readNoun(found[1]!);
	if (!found || !noun || isPlainField(noun.noun)) return [];
	const fields = readNouns(found[2]!.replace(/\s+per\s+/gi, ' and ')).map((each) => each.noun);
	// So many in a time are a limit that no key keeps.
	if (fields.length === 0 || fields.some((field) => TIME.test(field))) return [];
	return [
		...fields.map((field) => link(field, noun.noun, 'one-to-many', null, text, place)),
		key(noun.noun, fields, place),
	];
}

const TIME = /^(?:second|minute|hour|day|night|week|month|quarter|year|time|person|page|screen)$/i;

const ONLY = new RegExp(
	String.raw`^(.+?)\s+(?:can|may|must|shall|should)\s+(?:only\s+)?(?:have|hold|own)\s+${ONE}\s+([a-z][\w-]*\s[a-z][\w -]{1,40}?)\s*(?:at (?:a|any|the same) time|at once)?\s*(?:[.,;(]|$)`,
	'i',
);

/** `A member can have only one active subscription`: which of them counts is said by a word before it. */
function readOnly(text: string, place: Place): readonly Requirement[] {
	const found = ONLY.exec(text);
	const subject = found && readSubject(found[1]!);
	const noun = found && readNoun(found[2]!);
	if (!found || !subject || !noun || !STATE.test(noun.noun)) return [];
	return [link(subject, noun.noun, 'one-to-many', null, text, place), key(noun.noun, [subject], place)];
}

/** Words for a state in which a thing is until it is over. */
export const STATE = /^(?:active|open|current|running|pending|unpaid|unfinished|ongoing|valid)\s/i;

const TWICE =
	/^(.+?)\s+(?:(?:cannot|can\s?not|can[’']t|may not|must not|shall not|should not)\s+([a-z]+)(?:\s+(?:for|on|to|in))?(?=.*\b(?:twice|two times|more than once|again|several times)\b)|(?:can|may)\s+(?:only\s+)?([a-z]+)(?:\s+(?:for|on|to|in))?(?=.*\b(?:only once|just once|once per|at most once|once)\b))(.*)$/i;

/** Nobody does the same to the same thing again. */
function readTwice(text: string, place: Place): readonly Requirement[] {
	const found = TWICE.exec(text);
	const subject = found && readSubject(found[1]!);
	const object = (found?.[4] ?? '')
		.replace(
			/\b(?:twice|two times|more than once|again|several times|(?:only |just |at most )?once(?: per)?|per|only)\b/gi,
			' ',
		)
		.replace(/\b(?:the same|same)\b/gi, ' ')
		.trim();
	const noun = readNouns(object)[0];
	if (!found || !subject || !noun || isPlainField(noun.noun)) return [];
	const deeds = DEEDS[(found[2] ?? found[3]!).toLowerCase()] ?? [];
	return deeds.map((deed) => key(deed, [subject, noun.noun], place));
}

/** `a review (1-5 stars)`. */
function readStars(text: string, place: Place): readonly Requirement[] {
	const found =
		/\b([a-z][\w-]*)\s*(?:\(|,|:|of|with|from)\s*(?:from\s+)?(\d)\s*(?:-|–|to)\s*(\d{1,2})\s*stars?\b/i.exec(
			text,
		);
	if (!found) return [];
	const noun = found[1]!;
	return [
		{
			...plainField(isPlainField(noun) ? '' : noun, isPlainField(noun) ? noun : 'rating', place),
			required: true,
			least: Number(found[2]),
			most: Number(found[3]),
		},
	];
}

function key(entity: string, fields: readonly string[], place: Place): KeyRequirement {
	return { kind: 'key', entity, fields, unique: true, under: null, place };
}
