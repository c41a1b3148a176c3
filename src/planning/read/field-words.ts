import { snakeName } from '../names.ts';
import { type FieldRequirement, type Place, plainField } from '../requirement.ts';

/** What people call the types of fields; longer words first. */
const TYPE =
	/^\(?\s*((?:var)?char(?:acter)?(?:\s+varying)?\s*\(\s*\d+\s*\)|(?:numeric|decimal)(?:\s*\(\s*\d+\s*(?:,\s*\d+\s*)?\))?|timestamp(?:\s+with(?:out)?\s+time\s+zone|tz)?|date\s?(?:\/|&|and\s)?\s?time|date|time|yes\/no|y\/n|true\/false|check ?box|auto[- ]?number|alphanumeric|alphabetic|(?:free|short|rich|multi-?line) text|whole number|e-mail|double(?:\s+precision)?|bigint|big\s?int|smallint|bigserial|serial|integer|int[248]?|float|real|number|money|currency|amount|boolean|bool|flag|uuid|guid|citext|text|string|str|varchar|char|jsonb?|json|object|bytea|binary|blob|inet|ip address|interval|duration|url|uri|email|phone|enum|array|long text|markdown|html|percentage|percent|country code|country|year)(\[\])?(?![\w-])/i;

const REFERENCE =
	/\b(?:fk|foreign key|references|refers to|reference to|linked to|links to|link to|points to|ref)\b[\s:>→-]*(?:(?:to|the|an?)\s+)*[`"']?([A-Za-z][A-Za-z0-9_]*)(?:\s*[.(]\s*([A-Za-z_]\w*))?/i;

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;

/** What words about a field say of it: its type, whether it is required, its values and limits. */
export function readField(entity: string, name: string, words: string, place: Place): FieldRequirement {
	const said = words.replace(/\s+/g, ' ').trim();
	const reference = REFERENCE.exec(said);
	const within = WITHIN.exec(said)?.[1] ?? null;
	return {
		...plainField(entity, name, place),
		type: readType(said),
		required: readRequired(said),
		unique: within === null && UNIQUE.test(said) && !/\b(?:not|non|isn[’']t)[- ](?:be )?unique\b/i.test(said),
		within,
		primary: /\b(?:pk|primary key)\b/i.test(said),
		increment: /\bauto[- ]?(?:increment(?:ed|ing)?|number(?:ed|ing)?)\b|\bserial\b|\bidentity\b/i.test(said),
		default: readDefault(said),
		references: reference ? [reference[1], reference[2]].filter(Boolean).join('.') : null,
		values: readValues(said),
		longest: readLongest(said),
		...readLimits(said),
		words: said === '' ? null : said,
	};
}

/** `unique per project` is a key of more than one column. */
const WITHIN =
	/\bunique\s+(?:per|within|in|inside|for each|among|across)\s+(?:(?:each|every|an?|the|its)\s+)?([A-Za-z][\w -]{0,40}?)\s*(?:[.,;()]|$)/i;

/** What counts up by itself counts nothing twice. */
const UNIQUE = /\bunique\b|\bauto[- ]?number/i;

function readType(said: string): string | null {
	const found = TYPE.exec(said);
	return found ? `${found[1]}${found[2] ?? ''}`.toLowerCase() : null;
}

/** Whether a field has to have a value; null where nothing is said. */
export function readRequired(said: string): boolean | null {
	if (
		/\b(?:optional|nullable|may be (?:empty|null|missing)|can be (?:empty|null|missing)|not required|if (?:any|known|given))\b/i.test(
			said,
		)
	)
		return false;
	return /\b(?:required|mandatory|not[ -]null|non[ -]null|must (?:not|never) be (?:empty|null)|always (?:set|present|given))\b/i.test(
		said,
	)
		? true
		: null;
}

function readDefault(said: string): string | null {
	const found =
		/\bdefaults?(?:\s+(?:value|to|is))*\s*[:=]?\s*(?:[`'"]([^`'"]{0,80})[`'"]|(-?\d+(?:\.\d+)?)(?![\w%])|([A-Za-z_][\w-]*(?:\(\))?))/i.exec(
			said,
		);
	const value = found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
	return value !== null && /^(?:none|null|empty|value)$/i.test(value) ? null : value;
}

const LISTED =
	/\b(?:one of|either|enum(?:eration)?(?: of| values?)?|values?\b|drop[- ]?down|pick ?list|allowed(?: values?)?|possible values?|can be|may be|is any of|options?)\s*(?:are|is)?\s*[:=]?\s*\(?\s*([^.;()]+)\)?/i;

/** The values that words list: behind `one of`, in brackets, or as several pieces of code; empty for no list. */
export function readValues(said: string): readonly string[] {
	const code = [...said.matchAll(/`([^`]{1,40})`/g)].map(([, word]) => word!);
	const plain = said.replaceAll('`', '');
	const listed =
		LISTED.exec(plain)?.[1] ?? /\(([^()]*[,|/][^()]*)\)/.exec(plain.replace(/\([\d\s,]*\)/g, ''))?.[1];
	const values = splitValues(listed?.replace(/\b(?:default|required|optional|unique)\b.*$/i, '') ?? '');
	if (values.length > 1) return values;
	const slashes = /(?:^|\s)((?:[a-z][\w-]*\s*[|/]\s*)+[a-z][\w-]*)(?=\s|$|[.,;])/.exec(plain)?.[1];
	const separated = splitValues(slashes ?? '');
	if (separated.length > 1) return separated;
	return code.length > 1 ? splitValues(code.join(',')) : [];
}

/** Values between commas, slashes, bars, `or` and `and`, as labels; empty where one of them is no label. */
export function splitValues(list: string): readonly string[] {
	const parts = list
		.split(/\s*(?:,|;|\||\/|\bor\b|\band\b|→|->|>)\s*/i)
		.map((part) => part.replace(/^[\s"'“”‘’(]+|[\s"'“”‘’).]+$/g, ''))
		.filter((part) => part !== '');
	const isLabel = (part: string): boolean =>
		/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,39}$/u.test(part) && part.split(' ').length <= 3;
	if (parts.length > 100 || !parts.every(isLabel)) return [];
	// Numbers with words behind them are limits, and limits are no values.
	if (
		parts.some((part) =>
			/^\d+\s|\b(?:max|min|characters?|chars?|required|optional|unique|default|null|pk|fk)\b/i.test(part),
		)
	)
		return [];
	return [...new Set(parts.map((part) => (/^[A-Z\d_-]+$/.test(part) ? part : snakeName(part))))];
}

/** The most characters that words allow; null where nothing is said. */
export function readLongest(said: string): number | null {
	const found =
		/\b(?:max(?:imum)?\.?(?: length)?(?: of)?|up to|at most|no (?:more|longer) than|limited to|<=?)\s*:?\s*(\d{1,6})\s*(?:characters?|chars?|letters?)\b/i.exec(
			said,
		) ??
		/\b(\d{1,6})\s*(?:characters?|chars?|letters?)\s*(?:max(?:imum)?|at most|long)?\b/i.exec(said) ??
		/\bmax(?:imum)?[ -]?length\s*:?\s*(?:of\s*)?(\d{1,6})\b/i.exec(said) ??
		/\b(?:varchar|char|text|string|alphanumeric|alphabetic)\s*\(\s*(\d{1,6})\s*\)/i.exec(said);
	const longest = found ? Number(found[1]) : null;
	return longest !== null && longest > 0 && longest <= 1_000_000 ? longest : null;
}

/** The least and the most that a number can be by these words. */
export function readLimits(said: string): { readonly least: number | null; readonly most: number | null } {
	const between = new RegExp(
		String.raw`\b(?:between|from|range)\s+${NUMBER}\s*%?\s*(?:and|to|-|–|\.\.)\s*${NUMBER}`,
		'i',
	).exec(said);
	const span =
		between ??
		/(?<![\w.-])(\d{1,4})\s*(?:–|-|\.\.)\s*(\d{1,4})(?![\w-])(?!\s*(?:days|hours|minutes|characters))/.exec(
			said,
		);
	if (span) return { least: Number(span[1]), most: Number(span[2]) };
	const atLeast = new RegExp(
		String.raw`\b(?:at least|min(?:imum)?\.?(?: of)?|not less than|no less than|>=)\s*${NUMBER}(?!\s*(?:characters|chars))`,
		'i',
	).exec(said);
	const atMost = new RegExp(
		String.raw`\b(?:at most|max(?:imum)?\.?(?: of)?|not more than|no more than|<=)\s*${NUMBER}(?!\d*\s*(?:characters|chars|letters))`,
		'i',
	).exec(said);
	const positive = /\b(?:positive|greater than (?:zero|0)|more than (?:zero|0)|> ?0)\b/i.test(said)
		? 1
		: null;
	const natural =
		/\b(?:non-?negative|(?:can)?not (?:be )?negative|never (?:be |go )?(?:negative|below zero)|zero or more|>= ?0)\b|≥ ?0\b/i.test(
			said,
		)
			? 0
			: null;
	return {
		least: atLeast ? Number(atLeast[1]) : (natural ?? positive),
		most: atMost ? Number(atMost[1]) : null,
	};
}
