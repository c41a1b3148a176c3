import { entityKey, isPlural } from '../names.ts';

/** A noun with how many of it there are. */
export interface NounPhrase {
	readonly noun: string;
	readonly many: boolean;
	/** True where words such as `many` or `exactly one` say it, and not the noun's ending alone. */
	readonly counted: boolean;
	/** Null where nothing is said. */
	readonly required: boolean | null;
	/** What stands in brackets behind it. */
	readonly aside: string | null;
}

const MANY =
	/\b(?:many|multiple|several|any number of|one or more|zero or more|a list of|a set of|more than one|lots of|various|at least one|a history of|a number of)\b/i;
const SINGLE = /\b(?:exactly one|at most one|only one|a single|one|zero or one|just one)\b/i;
const NO_NOUN =
	/^(?:it|they|them|nobody|no one|everybody|everyone|somebody|someone|anybody|anyone|this|that|these|those|which|who|whom|there|we|you|i|he|she|each other|everything|nothing|anything|something|access|control|rights?|way|ability|sort|type of|ones?|least|most|time|times|total|example|following|same|other|others|own|all|none|both|up|out|in|on|at|by|to|with|and|or|not|no|system|application|app|platform|service|database|interface|page|screen|user interface|can|may|must|should|will|might|could|shall|would|be|is|are|was|were|has|have|had|do|does|did|also|then|always|usually|often|never)$/i;
const STOP =
	/\s+(?:that|which|who|whose|whom|with|when|whenever|if|unless|for|in|at|on|by|from|to|via|per|where|so|because|while|until|before|after|during|through|within|under|over|as|and (?:is|are|must|can|may|has|have|cannot|should|will|belongs?)|is|are|must|can|may|should|will|cannot|then)\b.*$/i;
const FILLING =
	/^(?:a|an|the|each|every|all|any|one|some|its|their|his|her|our|no|many|multiple|several|zero|or|more|exactly|single|at|most|least|only|just|than|number|numbers|of|list|set|various|lots|own|optional|optionally|mandatory|required|unique|another|other|different|such|also|both|history|given|specific|certain|new|following)\s+/i;

/** The nouns of a list such as `a subject, many comments and one team`, each up to where its clause ends. */
export function readNouns(list: string): readonly NounPhrase[] {
	const asides: string[] = [];
	const bracketed = list.replace(
		/\s+of\s+((?:at most|up to|no more than|max(?:imum)?)\s+\d+\s+\w+)/gi,
		' ($1)',
	);
	const marked = timesOf(bracketed).replace(
		/\(([^()]*)\)/g,
		(_, aside: string) => `\u0001${asides.push(aside) - 1}\u0001`,
	);
	return marked
		.replace(/[.;:!?].*$/, '')
		.replace(STOP, '')
		.split(/\s*,\s*(?:and|or|as well as)\s+|\s*,\s*|\s+(?:and|as well as|plus)\s+/i)
		.flatMap((part) => {
			const index = /\u0001(\d+)\u0001/.exec(part)?.[1];
			const phrase = readNoun(part.replace(/\u0001\d+\u0001/g, '').trim());
			return phrase
				? [{ ...phrase, aside: index === undefined ? null : (asides[Number(index)] ?? null) }]
				: [];
		});
}

/** `the time it was last seen` is a moment, `a level in percent` has a unit, `a severity of low or high` has values. */
function timesOf(list: string): string {
	return list
		.replace(
			/\bthe (?:time|date|moment)(?: (?:at|on) which| when)? (?:it|they) (?:was|were|is|are) ((?:last |first )?[a-z]+)/gi,
			'$1_at',
		)
		.replace(/\s+in (percent|%)(?!\w)/gi, ' ($1)')
		.replace(/\s+of\s+((?:[\w-]+,\s+)*[\w-]+,?\s+or\s+[\w-]+)/gi, ' ($1)')
		.replace(/\b(max|min)imum(?: number)? of (?=[a-z])/gi, '$1 ')
		.replace(
			/\bup to \d+ (?=[a-z]+s\b)(?!(?:char|letter|word|digit|byte|percent|second|minute|hour|day|week|month|year))/gi,
			'many ',
		);
}

/** One noun with the words that count it; null where there is none. */
export function readNoun(words: string): NounPhrase | null {
	let noun = words.trim().replace(/["“”']/g, '');
	for (let before = ''; before !== noun; ) {
		before = noun;
		noun = noun.replace(FILLING, '');
	}
	if (!/^[A-Za-z][A-Za-z0-9_]*(?:[ -][A-Za-z][A-Za-z0-9_]*){0,2}$/.test(noun) || NO_NOUN.test(noun))
		return null;
	const counted = MANY.test(words) || SINGLE.test(words);
	const many =
		MANY.test(words) || (!SINGLE.test(words) && isPlural(noun) && !/^(?:an?|each|every)\s/i.test(words));
	const required = /\b(?:optional(?:ly)?|at most|zero or one|may)\b/i.test(words)
		? false
		: /\b(?:exactly one|mandatory|required|at least one)\b/i.test(words)
			? true
			: null;
	return { noun, many, counted, required, aside: null };
}

/** `After delivery the buyer` is about the buyer. */
const MOMENT =
	/^(?:after|before|upon|once|during|on)\s+(?:the\s+)?[\w-]+(?:\s[\w-]+)?,?\s+(?=(?:an?|the|each|every)\s)/i;

/** The noun that a sentence is about, before its verb; null for a pronoun or a clause. */
export function readSubject(before: string): string | null {
	const clause =
		before
			.replace(MOMENT, '')
			.split(/[,;:]|\b(?:that|which|who|when|if|where|so|because|and|but)\b/i)
			.at(-1) ?? '';
	// Without anything before its verb a clause goes on about what came before.
	const words = clause
		.trim()
		.replace(
			/(?:(?:^|\s+)(?:can|may|must|should|will|might|could|shall|always|also|usually|only|optionally|then))+$/i,
			'',
		);
	return readNoun(words)?.noun ?? null;
}

/** Words for what an entity keeps that are never entities themselves. */
const PLAIN_FIELD =
	/^(?:id|identifier|number|code|name|title|subject|label|description|body|text|content|summary|status|state|priority|type|kind|severity|level|price|cost|amount|total|quantity|currency|date|time|timestamp|start|end|duration|email|e_?mail|email_address|ip_address|phone|phone_number|url|website|slug|colou?r|size|weight|password|username|birthday|date_of_birth|first_name|last_name|full_name|country|city|street|postal_code|zip_code|note|remark|release_note|reason|value|unit|score|rating|language|locale|time_zone|timezone|position|sort_order|rank|version|sku|due_date|start_date|end_date|expires?|starts|ends|created|updated|deadline|capacity|gender|display_name|balance|metadata|settings|preferences)$/;

/** True for a noun that people use for a field and hardly ever for a thing of its own. */
export function isPlainField(noun: string): boolean {
	const key = entityKey(noun);
	return (
		PLAIN_FIELD.test(key) ||
		/_(?:id|number|code|name|date|time|status|at|on|price|amount|count|url|email|type|level|year|version|key|hash|date_time)$|^(?:max|min)_/.test(
			key,
		)
	);
}
