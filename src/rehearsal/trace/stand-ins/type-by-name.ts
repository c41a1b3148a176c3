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

/** What a column's name alone says of its type; null for nothing. */
export function typeByName(column: string): string | null {
	const name = column.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
	return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
