import { entityKey } from '../names.ts';
import type { Place, Requirement } from '../requirement.ts';
import { entityOfHeading } from './entity-heading.ts';
import { readField, splitValues } from './field-words.ts';
import { isPlainField, type NounPhrase, readNoun, readNouns, readSubject } from './noun-phrases.ts';
import type { PageSection } from './page.ts';
import type { Reader } from './reader.ts';
import { relationship } from './relationship.ts';
import { listSentences, type Sentence } from './sentences.ts';

/** Plain sentences about how things belong together: `A customer has many tickets`, `each ticket belongs to one team`. */
export const relationshipSentences: Reader = {
	name: 'relationship-sentences',
	read(page) {
		const requirements: Requirement[] = [];
		let former: { readonly subject: string; readonly section: PageSection } | null = null;
		for (const sentence of listSentences(page)) {
			let own: string | null = null;
			for (const text of sentence.text.replace(PURPOSE, '').split(NEXT_CLAUSE)) {
				const subjects: Subjects = {
					own,
					former: former?.section === sentence.section ? former.subject : null,
				};
				const found = readSentence({ ...sentence, text }, { file: page.file, line: sentence.line }, subjects);
				requirements.push(...found.requirements);
				own = found.subject ?? own;
				if (found.subject !== null) former = { subject: found.subject, section: sentence.section };
			}
		}
		return { requirements, problems: [] };
	},
};

/** Where a sentence goes on with a statement of its own, about the same thing or about another. */
const NEXT_CLAUSE =
	/[,;]?\s+(?:and|but|while|whereas)\s+(?=(?:an?|each|every|one|the|all)\s+[\w-]+(?:\s[\w-]+)?\s+(?:can|may|must|has|have|belongs?|is|are)\b)|[,;]?\s+(?:and|but)\s+(?=(?:can|may|must|has|have|belongs?|lives?|is|are)\s)|[,;]\s+(?=(?:[\w-]+\s+)?(?:has|have|belongs?)\s|(?:is|are|(?:can|may|must)\s+be)\s+[a-z]+ed\s)/i;
/** What a wish is good for says nothing about what is kept. */
const PURPOSE = /,?\s+(?:so that|in order to)\b.*$/i;
/** A clause that goes on about the subject of the one before. */
const GOES_ON = /^\s*(?:(?:can|may|must|should|will|shall|also)\s*)*$/i;
const BETWEEN =
	/\b(one-to-many|many-to-many|one-to-one|many-to-one|1:n|n:m|m:n|1:1|n:1)\b[^.]*?(?:\bbetween\b|:|\bfrom\b)\s+(.+?)\s+(?:and|to|→|->)\s+(.+)/i;
const JOINED =
	/^(.+?)\s*(?:→|->)\s*(.+?)\s*[(:[]\s*(one-to-many|many-to-many|one-to-one|many-to-one|1:n|n:m|m:n|1:1|n:1)\b/i;
const HAS =
	/\b(has|have|had|contains?|consists? of|includes?|owns?|holds?|comprises?|stores?|records?|keeps?|carr(?:y|ies)|is made (?:up )?of|are made (?:up )?of)\s+(.+)/i;
const BELONGS =
	/\b(?:(belongs?|is linked|are linked|is connected|is attached|are attached|is tied|refers?|is related|are related)\s+to|(is part|are part)\s+of|(is|are|be)\s+(assigned|enrolled|booked|allocated|added|installed|located|mounted|stored|raised|listed|issued|shipped|scheduled)\s+(?:to|in|into|on|for|at)|(is|are|be)\s+(created|written|placed|owned|requested|reported|authored|submitted|made|uploaded|issued|sent|paid|taught|treated|led|managed|handled|acknowledged|approved|reviewed|opened|performed)\s+by|(?:lives?|sits?|stands?|stays?)\s+(?:at|in|on))\s+(.+)/i;
const MADE_WITH =
	/\b(?:(?:create|define|open|submit|record|maintain|enter|register)\s+((?:(?:an?|new|several|multiple)\s+)*[a-z][\w-]*(?:\s[a-z][\w-]*)?)|(?:allow|let|enable)s?\s+((?:an?\s+)?[a-z]+)\s+to\s+(?:register|sign up))\s+with\s+((?:an?\s|its\s|their\s|the\s|[\w -]+,).+)/i;
const TAGGED = /\b(?:to|can|may|must|shall)\s+(tag|label)\s+((?:[a-z]+\s)?[a-z]+s)\b/i;
const BOOKED = /^(.+?)\s+(?:to\s+|be able to\s+)?(books?|reserves?)\s+((?:an?|the)\s+[a-z]+(?:\s[a-z]+)?)\b/i;
const MADE =
	/^(.+?)\s+(?:to\s+|be able to\s+)?(?:makes?|places?|leaves?|submits?|posts?|writes?|files?|gives?)\s+(?:(?:an?|many|several|multiple|one)\s+)?(offers?|bids?|orders?|reviews?|comments?|complaints?|claims?|requests?|applications?|messages?|ratings?|donations?|appointments?|bookings?|reservations?|registrations?|votes?|questions?|answers?)\b(?:\s+(?:on|for|of|about|to|in|at)\s+(.+))?/i;
/** What one of something else is had of, and never shared. */
const OWN_THING = /^(?:payment|shipment|delivery|invoice|receipt|refund|contract|profile|cart|wallet)$/;
/** What happens to a thing that is there already. */
const LATER = /^(?:acknowledged|approved|reviewed|closed|resolved|handled|paid|sent|treated)$/i;
const PARENT = /\b(?:parent|sub)[- ]?([a-z]+)/i;

interface Found {
	readonly requirements: readonly Requirement[];
	/** What the next sentence's `it` is about. */
	readonly subject: string | null;
}

const NOTHING: Found = { requirements: [], subject: null };

/** What pronouns and clauses without a subject are about. */
interface Subjects {
	/** Of the clause before in the same sentence. */
	readonly own: string | null;
	/** Of a sentence before under the same heading. */
	readonly former: string | null;
}

function readSentence(sentence: Sentence, place: Place, { own, former }: Subjects): Found {
	const { text } = sentence;
	if (
		/\b(?:no longer|never has|does not|do not|don[’']t|doesn[’']t|cannot|can[’']t|without)\b/i.test(
			text.slice(0, 200),
		)
	)
		return NOTHING;
	const named = readNamed(text, place);
	if (named) return named;
	const made = MADE_WITH.exec(text);
	const thing = made ? readNoun(made[1] ?? made[2]!) : null;
	if (made && thing)
		return {
			requirements: [
				entityOf(thing.noun, place),
				...readHaving(thing.noun, ['', 'has', made[3]!], false, '', text, place),
			],
			subject: thing.noun,
		};
	const deeds = readDeed(text, place);
	if (deeds) return deeds;
	const belongs = BELONGS.exec(text);
	const has = HAS.exec(text);
	const verb = belongs && (!has || belongs.index < has.index) ? belongs : has;
	if (!verb) return NOTHING;
	const before = text.slice(0, verb.index);
	const subject =
		readSubject(before) ??
		(GOES_ON.test(before)
			? own
			: /\b(?:it|they|these|this|which)\s*(?:can|may|must|also)?\s*$/i.test(before)
				? (former ?? entityOfHeading(sentence.section))
				: null);
	if (subject === null) return NOTHING;
	const isOptional =
		/\b(?:can|may|might|could|optionally)\s*(?:be\s*)?$/i.test(before) ||
		(/^be\b/i.test(verb[0]) && /\b(?:can|may)\s*$/i.test(before));
	if (verb === belongs)
		return { requirements: readBelonging(subject, belongs, isOptional, text, place), subject };
	return { requirements: readHaving(subject, has!, isOptional, before, text, place), subject };
}

/** `Many-to-many between tickets and tags`, `Customer → Order (one-to-many)`. */
function readNamed(text: string, place: Place): Found | null {
	const between = BETWEEN.exec(text);
	const joined = between ? null : JOINED.exec(text);
	const [word, left, right] = between
		? [between[1]!, between[2]!, between[3]!]
		: joined
			? [joined[3]!, joined[1]!, joined[2]!]
			: [];
	const from = left === undefined ? null : readNoun(left.replace(/^.*[,:]\s*/, ''));
	const to = right === undefined ? null : (readNouns(right)[0] ?? null);
	if (!word || !from || !to) return null;
	const sign = word.toLowerCase();
	const isTurned = sign === 'many-to-one' || sign === 'n:1';
	const cardinality = /^(?:many-to-many|n:m|m:n)$/.test(sign)
		? 'many-to-many'
		: /^(?:one-to-one|1:1)$/.test(sign)
			? 'one-to-one'
			: 'one-to-many';
	const [one, many] = isTurned ? [to.noun, from.noun] : [from.noun, to.noun];
	return { requirements: [relationship(one, many, cardinality, null, null, text, place)], subject: null };
}

/** `Buyers make offers on listings`, `members can book a class`, `admins tag tickets`. */
function readDeed(text: string, place: Place): Found | null {
	const tagged = TAGGED.exec(text);
	if (tagged)
		return {
			requirements: [relationship(tagged[2]!, tagged[1]!, 'many-to-many', null, null, text, place)],
			subject: null,
		};
	const booked = BOOKED.exec(text);
	const made = booked ? null : MADE.exec(text);
	const who = readSubject((booked ?? made)?.[1]?.replace(/^as an?\s+(.+?),.*$/i, '$1') ?? '');
	const deed = booked ? (/^r/i.test(booked[2]!) ? 'reservation' : 'booking') : made?.[2];
	const about = readNouns(booked?.[3] ?? made?.[3] ?? '')[0]?.noun;
	if (who === null || deed === undefined || isPlainField(who)) return null;
	return {
		requirements: [who, ...(about === undefined || isPlainField(about) ? [] : [about])].map((noun) =>
			relationship(noun, deed, 'one-to-many', true, null, text, place),
		),
		subject: null,
	};
}

function readBelonging(
	subject: string,
	found: RegExpExecArray,
	isOptional: boolean,
	text: string,
	place: Place,
): readonly Requirement[] {
	const made = found[6];
	return readNouns(found[7]!.replace(/\s+or\s+(?!more\b)/gi, ', '))
		.slice(0, 4)
		.flatMap((phrase) => {
			if (isPlainField(phrase.noun)) return [];
			if (entityKey(phrase.noun) === entityKey(subject))
				return [relationship(subject, subject, 'hierarchical', false, null, text, place)];
			if (phrase.many && phrase.counted)
				return [relationship(phrase.noun, subject, 'many-to-many', null, null, text, place)];
			const required =
				phrase.required ??
				((made === undefined ? isOptional : LATER.test(made))
					? false
					: /^(?:each|every|an?|all)\b/i.test(text)
						? true
						: null);
			const role =
				made !== undefined ? `${made} by` : found[4]?.toLowerCase() === 'assigned' ? 'assigned to' : null;
			return [relationship(phrase.noun, subject, 'one-to-many', required, role, text, place)];
		});
}

function readHaving(
	subject: string,
	found: readonly string[],
	isOptional: boolean,
	before: string,
	text: string,
	place: Place,
): readonly Requirement[] {
	const verb = found[1]!.toLowerCase();
	const parent = PARENT.exec(found[2]!);
	if (parent && [entityKey(subject), entityKey(subject).split('_').at(-1)].includes(entityKey(parent[1]!))) {
		return [relationship(subject, subject, 'hierarchical', false, null, text, place)];
	}
	const isPlain = /^(?:has|have|includes?|contains?|stores?|records?|keeps?|carr)/.test(verb);
	return readNouns(found[2]!).flatMap((phrase): readonly Requirement[] => {
		const { noun, many } = phrase;
		if (entityKey(noun) === entityKey(subject)) return [];
		if (!many && phrase.counted && OWN_THING.test(entityKey(noun)))
			return [relationship(subject, noun, 'one-to-one', true, null, text, place)];
		if (many && !isPlainField(noun))
			return [relationship(subject, noun, 'one-to-many', null, null, text, place)];
		if (!isPlain) return [];
		return [fieldOf(subject, phrase, isOptional || /\bmay\b|\bcan\b/i.test(before), place)];
	});
}

function entityOf(name: string, place: Place): Requirement {
	return { kind: 'entity', name, words: null, exact: false, place };
}

/** What a thing has one of: a field, unless it turns out to be the name of an entity. */
function fieldOf(
	subject: string,
	{ noun, required, aside, counted }: NounPhrase,
	isOptional: boolean,
	place: Place,
): Requirement {
	const field = readField(subject, noun, aside ?? '', place);
	const values = field.values.length > 0 ? field.values : splitValues(aside ?? '');
	const isNeeded = required ?? field.required ?? (isOptional ? false : counted ? true : null);
	return { ...field, values: values.length > 1 ? values : [], required: isNeeded, words: aside };
}
