import { LAST_RESORT, LIKELY, type TypeHint } from './expression-type.ts';

/** What names of columns say, the first that fits. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
	[/(?:^|_)(?:uuid|guid|uid)$/, 'uuid'],
	[/^id$|_id$|_no$|_number$/, 'bigint'],
	[
		/^(?:is|has|can|was|should|allow|allows|enable|uses?)_|(?:^|_)(?:enabled|disabled|active|deleted|archived|visible|hidden|public|private|verified|flag)$/,
		'boolean',
	],
	[
		/(?:^|_)(?:at|until|since|timestamp|datetime|ts)$|^(?:created|updated|modified|deleted)(?:_on)?$/,
		'timestamptz',
	],
	[/(?:^|_)(?:date|day|on|dob|birthday)$/, 'date'],
	[
		/(?:^|_)(?:price|amount|cost|fee|balance|rate|ratio|percent|percentage|weight|latitude|longitude|lat|lng|lon|score|total)$/,
		'numeric',
	],
	[
		/(?:^|_)(?:count|quantity|qty|size|length|position|priority|rank|sort|sort_order|order|age|year|month|level|version|views|likes|points|attempts|retries|width|height|seconds|minutes|hours|days|ms|bytes|index|num|limit|offset|stock)$/,
		'integer',
	],
	[
		/(?:^|_)(?:json|jsonb|metadata|meta|settings|preferences|options|config|configuration|payload|properties|props|attributes|attrs|extra|params|data)$/,
		'jsonb',
	],
	[/(?:^|_)(?:tags|labels|roles|scopes|permissions)$/, 'text[]'],
	[/(?:^|_)(?:tsv|tsvector|search_vector|fts)$/, 'tsvector'],
	[/(?:^|_)(?:ip|ip_address|inet)$/, 'inet'],
];

/** The type that a column most likely has, by what is done with it and, where that says little, by its name. */
export function guessType(column: string, hints: readonly TypeHint[]): string {
	const best = hints.reduce<TypeHint | null>(
		(most, hint) => (most && most.weight >= hint.weight ? most : hint),
		null,
	);
	if (best && best.weight >= LIKELY) return best.type;
	const byName = typeByName(column);
	if (byName === null || best === null) return byName ?? best?.type ?? 'text';
	if (best.weight === LAST_RESORT) return byName;
	// A text constant may stand for a value of most types, a number for none but numbers.
	if (best.type === 'integer') return /^(?:bigint|integer|numeric)$/.test(byName) ? byName : 'integer';
	const isMoment = /^(?:date|timestamp)/;
	return isMoment.test(best.type) && isMoment.test(byName) ? byName : best.type;
}

/** What a column's name alone says of its type; null for nothing. */
export function typeByName(column: string): string | null {
	const name = column.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
	return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Types from which a value always becomes one of the type; what is not here is left to the engine to try. */
const FORMER: readonly (readonly [RegExp, string])[] = [
	[/^bigint$/, 'integer'],
	[/^(?:integer|int)$/, 'smallint'],
	[/^smallint$/, 'integer'],
	[/^(?:numeric|decimal)/, 'integer'],
	[/^(?:real|double precision)$/, 'integer'],
	[/^(?:timestamptz|timestamp with time zone)/, 'timestamp'],
	[/^timestamp/, 'timestamptz'],
	[/^date$/, 'timestamptz'],
	[/^jsonb$/, 'json'],
	[/^json$/, 'jsonb'],
	[/^boolean$/, 'integer'],
	[/^(?:"char"|character\(|char\()/, 'text'],
	[/^citext$/, 'text'],
];

/** The type that a column had before it is given this one; `isConverted` where the statement says how the values become it. */
export function formerType(type: string, isConverted: boolean): string {
	const size = Number(/^varchar\((\d+)\)$/.exec(type)?.[1]);
	if (size) return isConverted ? 'text' : `varchar(${Math.max(1, Math.floor(size / 2))})`;
	if (/^(?:text|varchar)$/.test(type)) return isConverted ? 'integer' : 'varchar(255)';
	return FORMER.find(([pattern]) => pattern.test(type))?.[1] ?? 'text';
}
