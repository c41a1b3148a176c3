import { entityKey } from '../names.ts';
import type { Place, RelationshipRequirement, Requirement } from '../requirement.ts';
import { entityOfHeading } from './entity-heading.ts';
import { readField, splitValues } from './field-words.ts';
import { isPlainField, type NounPhrase, readNoun, readNouns, readSubject } from './noun-phrases.ts';
import type { Reader } from './reader.ts';
import { listSentences, type Sentence } from './sentences.ts';

/** Plain sentences about how things belong together: `A customer has many tickets`, `each ticket belongs to one team`. */
export const relationshipSentences: Reader = {
	name: 'relationship-sentences',
	read(page) {
		const requirements: Requirement[] = [];
		let subject: string | null = null;
		for (const sentence of listSentences(page)) {
			for (const text of sentence.text.split(NEXT_CLAUSE)) {
				const found = readSentence({ ...sentence, text }, { file: page.file, line: sentence.line }, subject);
				requirements.push(...found.requirements);
				subject = found.subject ?? subject;
			}
		}
		return { requirements, problems: [] };
	},
};

/** Where a sentence goes on with a statement of its own. */
const NEXT_CLAUSE =
	/[,;]?\s+(?:and|but|while|whereas)\s+(?=(?:an?|each|every|one|the|all)\s+[\w-]+(?:\s[\w-]+)?\s+(?:can|may|must|has|have|belongs?|is|are)\b)/i;
const BETWEEN =
	/\b(one-to-many|many-to-many|one-to-one|many-to-one|1:n|n:m|m:n|1:1|n:1)\b[^.]*?(?:\bbetween\b|:|\bfrom\b)\s+(.+?)\s+(?:and|to|→|->)\s+(.+)/i;
const JOINED =
	/^(.+?)\s*(?:→|->)\s*(.+?)\s*[(:[]\s*(one-to-many|many-to-many|one-to-one|many-to-one|1:n|n:m|m:n|1:1|n:1)\b/i;
const HAS =
	/\b(has|have|had|contains?|consists? of|includes?|owns?|holds?|comprises?|stores?|records?|keeps?|carr(?:y|ies)|is made (?:up )?of|are made (?:up )?of)\s+(.+)/i;
const BELONGS =
	/\b(?:(belongs?|is linked|are linked|is connected|is attached|are attached|is tied|refers?|is related|are related)\s+to|(is part|are part)\s+of|(is|are|be)\s+(assigned|enrolled|booked|allocated|added)\s+(?:to|in|into|on|for)|(is|are|be)\s+(created|written|placed|owned|requested|reported|authored|submitted|made|uploaded|issued|sent|paid|taught|treated|led|managed|handled)\s+by)\s+(.+)/i;
const PARENT = /\b(?:parent|sub)[- ]?([a-z]+)/i;

interface Found {
	readonly requirements: readonly Requirement[];
	/** What the next sentence's `it` is about. */
	readonly subject: string | null;
}

const NOTHING: Found = { requirements: [], subject: null };

function readSentence(sentence: Sentence, place: Place, former: string | null): Found {
	const { text } = sentence;
	if (
		/\b(?:no longer|never has|does not|do not|don[’']t|doesn[’']t|cannot|can[’']t|without)\b/i.test(
			text.slice(0, 200),
		)
	)
		return NOTHING;
	const named = readNamed(text, place);
	if (named) return named;
	const belongs = BELONGS.exec(text);
	const has = HAS.exec(text);
	const verb = belongs && (!has || belongs.index < has.index) ? belongs : has;
	if (!verb) return NOTHING;
	const before = text.slice(0, verb.index);
	const subject =
		readSubject(before) ??
		(/\b(?:it|they|these|this|which)\s*(?:can|may|must|also)?\s*$/i.test(before)
			? (entityOfHeading(sentence.section) ?? former)
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

function readBelonging(
	subject: string,
	found: RegExpExecArray,
	isOptional: boolean,
	text: string,
	place: Place,
): readonly Requirement[] {
	const made = found[6];
	return readNouns(found[7]!.replace(/\s+(?:or)\s+/gi, ', '))
		.slice(0, 4)
		.flatMap((phrase) => {
			if (isPlainField(phrase.noun)) return [];
			if (entityKey(phrase.noun) === entityKey(subject))
				return [relationship(subject, subject, 'hierarchical', false, null, text, place)];
			if (phrase.many && phrase.counted)
				return [relationship(phrase.noun, subject, 'many-to-many', null, null, text, place)];
			const required =
				phrase.required ?? (isOptional ? false : /^(?:each|every|an?|all)\b/i.test(text) ? true : null);
			const role =
				made !== undefined ? `${made} by` : found[4]?.toLowerCase() === 'assigned' ? 'assigned to' : null;
			return [relationship(phrase.noun, subject, 'one-to-many', required, role, text, place)];
		});
}

function readHaving(
	subject: string,
	found: RegExpExecArray,
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
		if (many && !isPlainField(noun))
			return [relationship(subject, noun, 'one-to-many', null, null, text, place)];
		if (!isPlain) return [];
		return [fieldOf(subject, phrase, isOptional || /\bmay\b|\bcan\b/i.test(before), place)];
	});
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

function relationship(
	from: string,
	to: string,
	cardinality: RelationshipRequirement['cardinality'],
	required: boolean | null,
	role: string | null,
	words: string,
	place: Place,
): RelationshipRequirement {
	return {
		kind: 'relationship',
		from,
		to,
		cardinality,
		required,
		role,
		columns: null,
		onDelete: null,
		words,
		place,
	};
}
