import { isPlural } from '../names.ts';
import type { FieldRequirement, Place, RelationshipRequirement, Requirement } from '../requirement.ts';
import { link } from './deed-sentences.ts';
import { entityOfHeading } from './entity-heading.ts';
import { readField, splitValues } from './field-words.ts';
import { isPlainField, type NounPhrase, readNoun } from './noun-phrases.ts';
import type { Reader } from './reader.ts';
import { listSentences, type Sentence } from './sentences.ts';

/** A thing with what is kept about it, on one line: `loan: member, copy, borrowed at, due on`. */
export const definitionSentences: Reader = {
	name: 'definition-sentences',
	read(page) {
		const requirements = listSentences(page).flatMap((sentence): readonly Requirement[] => {
			const found = readDefinition(sentence);
			if (!found) return [];
			const place = { file: page.file, line: sentence.line };
			return [
				{ kind: 'entity', name: found.entity, words: null, exact: false, place },
				...(found.owner === null
					? []
					: [link(found.owner, found.entity, 'one-to-many', null, sentence.text, place)]),
				...found.parts.map((part) => readPart(found.entity, part, sentence.text, place)),
			];
		});
		return { requirements, problems: [] };
	},
};

interface Definition {
	readonly entity: string;
	/** Whose it is: `payments of members: …`; null where nothing is said. */
	readonly owner: string | null;
	readonly parts: readonly NounPhrase[];
}

const DEFINED =
	/^(?:an?\s+|the\s+|each\s+|every\s+)?([A-Za-z][\w -]{1,40}?)\s*(?:\([^()]*\)\s*)?:\s+(\S.*)$/i;

/** What leads up to the thing: `We have to keep the payments: …`. */
const LEAD =
	/^(?:we|it|the system|the app|you|users|staff|everybody)\b[^:]{0,60}?\b(?:save|store|keep|record|track|register|know)s?\s+(?=[^:]{2,60}:)/i;

/** Lists behind these are no fields, even where their words could be some. */
const NO_ENTITY =
	/(?:^|\s)(?:roles?|permissions?|filters?|sort(?:ed|ing)?|search|reports?|exports?|imports?|columns?|fields?|attributes?|forms?|pages?|screens?|views?|apis?|endpoints?|examples?|notes?|stack|channels?|metrics?|notifications?|alerts?|kpis?|unique|required|optional|index(?:es)?|indexed|by|fr|nfr)$/i;

/** Null unless at least two of the words behind the colon are what people use for fields: others are values. */
export function readDefinition({ text, section }: Sentence): Definition | null {
	const found = DEFINED.exec(text.replace(LEAD, ''));
	if (!found || (section.above.length > 0 && entityOfHeading(section) !== null)) return null;
	const [, thing = found[1]!, whose] = /^(.+?)\s+of\s+(.+)$/i.exec(found[1]!) ?? [];
	const noun = readNoun(thing)?.noun;
	const owner = whose === undefined ? null : (readNoun(whose)?.noun ?? null);
	if (noun === undefined || isPlainField(noun) || NO_ENTITY.test(noun)) return null;
	if (entityOfHeading({ ...section, title: noun }) === null) return null;
	const parts = found[2]!
		.replace(/[.!]$/, '')
		.split(/\s*[,;](?![^()]*\))\s*(?:and\s+)?|\s+and\s+(?![^()]*\))/i)
		.flatMap((part) => {
			const [, words, aside] = /^([^()]*?)\s*(?:\(([^()]*)\))?$/.exec(part) ?? [];
			const phrase = readNoun(words ?? '');
			return phrase ? [{ ...phrase, aside: aside ?? null }] : [];
		});
	return parts.filter((part) => isPlainField(part.noun)).length > 1 ? { entity: noun, owner, parts } : null;
}

function readPart(
	entity: string,
	{ noun, aside }: NounPhrase,
	words: string,
	place: Place,
): FieldRequirement | RelationshipRequirement {
	if (isPlural(noun) && !isPlainField(noun) && aside === null)
		return {
			kind: 'relationship',
			from: entity,
			to: noun,
			cardinality: 'one-to-many',
			required: null,
			role: null,
			columns: null,
			onDelete: null,
			words,
			place,
		};
	const field = readField(entity, noun, aside ?? '', place);
	const values = field.values.length > 0 ? field.values : splitValues(aside ?? '');
	return { ...field, values: values.length > 1 ? values : [], words: aside };
}
