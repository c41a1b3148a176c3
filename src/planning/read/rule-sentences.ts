import { type FieldRequirement, type Place, plainField, type Requirement } from '../requirement.ts';
import { readDefinition } from './definition-sentences.ts';
import { entityOfHeading } from './entity-heading.ts';
import { readLimits, readLongest, readRequired, readValues, splitValues } from './field-words.ts';
import { readNoun, readNouns } from './noun-phrases.ts';
import type { Reader } from './reader.ts';
import { listSentences, type Sentence } from './sentences.ts';

/** Plain sentences about single fields: uniqueness, values, lengths, limits, what is required, how long things are kept. */
export const ruleSentences: Reader = {
	name: 'rule-sentences',
	read(page) {
		const requirements = listSentences(page).flatMap((sentence) => {
			const place = { file: page.file, line: sentence.line };
			return [
				...readUnique(sentence, place),
				...readAbout(sentence, place),
				...readRetention(sentence, place),
				...readRows(sentence, place),
			];
		});
		return { requirements, problems: [] };
	},
};

/** A field with the entity that it is said of; an empty one is whichever has the field. */
interface Named {
	readonly entity: string;
	readonly field: string;
	/** The entity of the heading above it. */
	readonly under: string | null;
}

/** `a ticket's status`, `the status of a ticket`, `ticket status`, or `status` under the heading of an entity. */
function readNamed(words: string, sentence: Sentence): Named | null {
	const text = words.trim().replace(/\s+(?:can|may|must|should|always|value|values|field|column)$/i, '');
	const possessive =
		/^(?:an?\s+|the\s+|each\s+|every\s+|all\s+)?([A-Za-z][\w -]{0,40}?)(?:['’]s|s['’])\s+([A-Za-z][\w -]{0,40})$/i.exec(
			text,
		);
	const under = entityOfHeading(sentence.section);
	if (possessive) return { entity: possessive[1]!, field: possessive[2]!, under };
	const of =
		/^(?:the\s+|an?\s+|each\s+|every\s+)?([A-Za-z][\w -]{0,40}?)\s+(?:of|for|on)\s+(?:an?\s+|the\s+|each\s+|every\s+)?([A-Za-z][\w -]{0,40})$/i.exec(
			text,
		);
	if (of) return { entity: of[2]!, field: of[1]!, under };
	const noun = readNoun(text);
	if (!noun) return null;
	const parts = noun.noun.split(/[ ]/);
	return parts.length > 1
		? { entity: parts.slice(0, -1).join(' '), field: parts.at(-1)!, under }
		: { entity: '', field: noun.noun, under };
}

const UNIQUE =
	/^(.*?)\s+(?:must be|is|are|has to be|have to be|should be|needs to be)\s+(?:globally\s+)?unique(?:\s+(?:per|within|in|inside|for|among|across)\s+(?:each|every|an?|the|one|its|all)?\s*([A-Za-z][\w ,-]{0,60}?))?\s*(?:[.;(]|$)/i;

const REPEATED =
	/^(.*?)\s+(?:cannot|can\s?not|can[’']t|must not|may not|should not|shall not|must never|can never)\s+(?:be\s+)?(?:repeat(?:ed)?|duplicated?|the same(?: twice)?|used twice|taken twice)()\s*(?:[.;(]|$)/i;

function readUnique(sentence: Sentence, place: Place): readonly Requirement[] {
	const found = UNIQUE.exec(sentence.text) ?? REPEATED.exec(sentence.text);
	const named = found && readNamed(found[1]!.replace(/^.*[,;:]\s*/, ''), sentence);
	if (!found || !named) return [];
	const scope = readNouns(found[2] ?? '').map(({ noun }) => noun);
	return [
		{
			kind: 'key',
			entity: named.entity,
			fields: [...scope, named.field],
			unique: true,
			under: named.under,
			place,
		},
	];
}

const ABOUT =
	/^(.*?)\s*(?:\b(?:is|are|can be|may be|must be|has to be|have to be|must|takes?|(?:can have|has)(?=\s+(?:at most|max|up to|between|\d)))\b|:|(?=\())\s*(.*)$/i;

/** What a sentence says of one field beyond its name. */
function readAbout(sentence: Sentence, place: Place): readonly Requirement[] {
	const found = ABOUT.exec(sentence.text);
	if (!found || readDefinition(sentence) || /\bunique\b/i.test(found[2]!)) return [];
	const named = readNamed(found[1]!, sentence);
	if (!named) return [];
	const said = found[2]!.replace(/^:\s*/, '');
	const isList =
		/^(?:is |are |be )?(?:always )?(?:either|one of|any of)\b/i.test(said) ||
		/\b(?:can be|may be|must be|is|are|:)\s*$/i.test(
			sentence.text.slice(0, sentence.text.length - said.length),
		);
	const values = /^(?:either|one of|any of|exactly one of)\b/i.test(said)
		? readValues(`one of ${said.replace(/^(?:either|exactly one of|one of|any of)\s*:?\s*/i, '')}`)
		: isList && /,|\bor\b/.test(said)
			? splitValues(said.replace(/[.!]$/, ''))
			: said.startsWith('(')
				? readValues(said)
				: [];
	const longest = readLongest(said);
	const limits = longest === null ? readLimits(said) : { least: null, most: null };
	const required = readRequired(said);
	if (
		values.length < 2 &&
		longest === null &&
		limits.least === null &&
		limits.most === null &&
		required === null
	)
		return [];
	// A phrase with a noun of its own behind the number limits something else.
	if (
		values.length < 2 &&
		longest === null &&
		required === null &&
		!/^\(?(?:not |never |always )?(?:an? )?(?:(?:whole |positive |non-?negative )*(?:number|integer)\b|between|at least|at most|from|positive|non-?negative|be\b|negative|min|max|greater|more than|below|\d+\s*(?:-|–|to)\s*\d+)/i.test(
			said,
		)
	)
		return [];
	const field: FieldRequirement = {
		...plainField(named.entity, named.field, place),
		values: values.length > 1 ? values : [],
		longest,
		...limits,
		required,
		under: named.under,
		words: said.slice(0, 200),
	};
	return [field];
}

const KEEP =
	/\b(?:kept|keep|retain(?:ed)?|retention(?: period)?|stored?|preserved?|archived?|deleted?|purged?|removed?|erased?|anonymi[sz]ed?)\b[^.]*?\b(\d{1,4}|one|two|three|four|five|six|seven|eight|ten|twelve|thirty|ninety)\s*[- ]?(day|week|month|year)s?\b/i;
const NUMBERS: Readonly<Record<string, number>> = {
	one: 1,
	two: 2,
	three: 3,
	four: 4,
	five: 5,
	six: 6,
	seven: 7,
	eight: 8,
	ten: 10,
	twelve: 12,
	thirty: 30,
	ninety: 90,
};

const DURATION =
	/\b(\d{1,4}|one|two|three|four|five|six|seven|eight|ten|twelve|thirty|ninety)\s*[- ]?(day|week|month|year)s?\b/i;

/** Each part of a sentence with a time of its own says how long something else is kept. */
function readRetention({ text }: Sentence, place: Place): readonly Requirement[] {
	if (!KEEP.test(text)) return [];
	return listParts(text).flatMap((words): readonly Requirement[] => {
		const found = DURATION.exec(words)!;
		const amount = NUMBERS[found[1]!.toLowerCase()] ?? Number(found[1]);
		const unit = found[2]!.toLowerCase() as 'day' | 'week' | 'month' | 'year';
		return amount > 0 ? [{ kind: 'retention', words, amount, unit, place }] : [];
	});
}

/** The sentence, or its parts where several of them name a time; what names none belongs to the one before. */
function listParts(text: string): readonly string[] {
	const parts: string[] = [];
	for (const piece of text.split(/(?<=[,;])\s+|\s+(?=(?:and|but)\s)/i)) {
		const last = parts.at(-1);
		if (last !== undefined && !(DURATION.test(piece) && DURATION.test(last)))
			parts[parts.length - 1] = `${last} ${piece}`;
		else parts.push(piece);
	}
	return parts.map((part) => part.replace(/^(?:and|but)\s+|[,;]$/gi, ''));
}

/** `Roles: admin, agent, customer`, `There are three roles: …`. */
function readRows({ text }: Sentence, place: Place): readonly Requirement[] {
	const found =
		/^(?:there (?:are|is)\s+)?(?:the\s+)?(?:\w+\s+)?(?:user\s+)?(roles?|permissions?|plans?|categories|tiers?)\b(?:\s+(?:of|for)\s+(?:the\s+)?(?:users?|people|accounts?|members?))?(?:\s+are)?\s*[:–-]\s*(.+)$/i.exec(
			text,
		) ?? /^(?:the\s+)?(?:user\s+)?(roles|permissions|plans|categories|tiers)\s+are\s+(.+)$/i.exec(text);
	if (!found) return [];
	const values = splitValues(found[2]!.replace(/\([^()]*\)/g, '').replace(/[.!]$/, ''));
	const nouns = values.length > 1 ? values : readNouns(found[2]!).map(({ noun }) => noun);
	return nouns.length > 1 ? [{ kind: 'values', name: found[1]!, values: nouns, place }] : [];
}
