import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';

/** A type with what it brings along; expressions name the column as SQL does. */
export interface ColumnType {
	readonly type: string;
	readonly default?: string;
	readonly checks?: readonly string[];
	readonly comment?: string;
	/** The column's name, where its content asks for another one. */
	readonly name?: string;
}

const BY_WORD: Readonly<Record<string, string>> = {
	string: 'text',
	str: 'text',
	text: 'text',
	'long text': 'text',
	markdown: 'text',
	'free text': 'text',
	'short text': 'text',
	'rich text': 'text',
	'multiline text': 'text',
	'multi-line text': 'text',
	alphanumeric: 'text',
	alphabetic: 'text',
	html: 'text',
	varchar: 'text',
	char: 'text',
	'character varying': 'text',
	url: 'text',
	uri: 'text',
	phone: 'text',
	enum: 'text',
	int: 'integer',
	integer: 'integer',
	int2: 'smallint',
	int4: 'integer',
	int8: 'bigint',
	number: 'integer',
	'whole number': 'integer',
	'auto-number': 'bigint',
	'auto number': 'bigint',
	autonumber: 'bigint',
	bigint: 'bigint',
	'big int': 'bigint',
	smallint: 'smallint',
	serial: 'integer',
	bigserial: 'bigint',
	decimal: 'numeric',
	numeric: 'numeric',
	float: 'double precision',
	real: 'real',
	double: 'double precision',
	'double precision': 'double precision',
	money: 'numeric(12,2)',
	amount: 'numeric(12,2)',
	bool: 'boolean',
	boolean: 'boolean',
	flag: 'boolean',
	'yes/no': 'boolean',
	'y/n': 'boolean',
	'true/false': 'boolean',
	checkbox: 'boolean',
	'check box': 'boolean',
	date: 'date',
	time: 'time',
	datetime: 'timestamptz',
	'date time': 'timestamptz',
	'date/time': 'timestamptz',
	'date & time': 'timestamptz',
	'date and time': 'timestamptz',
	timestamp: 'timestamptz',
	timestamptz: 'timestamptz',
	'timestamp with time zone': 'timestamptz',
	'timestamp without time zone': 'timestamp',
	uuid: 'uuid',
	guid: 'uuid',
	json: 'jsonb',
	jsonb: 'jsonb',
	object: 'jsonb',
	array: 'jsonb',
	bytea: 'bytea',
	binary: 'bytea',
	blob: 'bytea',
	inet: 'inet',
	'ip address': 'inet',
	interval: 'interval',
	duration: 'interval',
	year: 'smallint',
	citext: 'text',
};

const EXACT =
	/^(?:varchar|char|numeric|decimal|timestamp|time|bit|character varying|character)\s*\(\s*\d{1,5}\s*(?:,\s*\d{1,3}\s*)?\)$/;

/** The type that a word for one means, `null` for a word that is none; a list of it ends with `[]`. */
export function typeOfWord(word: string): string | null {
	const plain = word.trim().toLowerCase().replace(/\s+/g, ' ');
	const list = /^(.*?)\s*\[\]$/.exec(plain);
	if (list) {
		const inner = typeOfWord(list[1]!);
		return inner === null ? null : `${inner}[]`;
	}
	if (Object.hasOwn(BY_WORD, plain)) return BY_WORD[plain]!;
	return EXACT.test(plain)
		? plain
				.replace('decimal', 'numeric')
				.replace(/^character varying/, 'varchar')
				.replace(/\s+/g, '')
		: null;
}

type Rule = readonly [RegExp, (name: string) => ColumnType];

/** By what a column is called; the first rule that fits decides. */
const BY_NAME: readonly Rule[] = [
	[
		/^(?:is|has|can|allow|allows|requires|needs|was)_|_(?:enabled|verified|required|allowed)$|^(?:active|enabled|published|verified|public|internal|archived|featured|read)$/,
		() => ({ type: 'boolean', default: 'false' }),
	],
	[/(?:^|_)e?_?mail(?:_address)?$/, (name) => ({ type: 'text', checks: [`${name} LIKE '%_@_%'`] })],
	[
		/^password(?:_hash)?$/,
		() => ({
			type: 'text',
			name: 'password_hash',
			comment: 'A slow hash such as Argon2id or bcrypt, never the password.',
		}),
	],
	[
		/(?:^|_)(?:token|secret|api_key)$/,
		(name) => ({ type: 'text', name: `${name}_hash`, comment: 'A hash: who reads the table cannot use it.' }),
	],
	[
		/(?:_at|_time|timestamp)$|^(?:due|deadline|expires|starts|ends|start|end|occurred|scheduled)$/,
		() => ({ type: 'timestamptz' }),
	],
	[/(?:^|_)(?:date|day|birthday|dob|on|date_of_birth)$|^date_/, () => ({ type: 'date' })],
	[
		/(?:^|_)currency(?:_code)?$/,
		(name) => ({ type: 'char(3)', checks: [`${name} ~ '^[A-Z]{3}$'`], comment: 'ISO 4217, such as EUR.' }),
	],
	[
		/(?:^|_)country(?:_code)?$/,
		(name) => ({
			type: 'char(2)',
			checks: [`${name} ~ '^[A-Z]{2}$'`],
			comment: 'ISO 3166-1 alpha-2, such as DE.',
		}),
	],
	[
		/(?:^|_)(?:(?:hourly|daily|weekly|monthly)_rate|price|amount|total|subtotal|cost|fee|tax|salary|budget|discount|revenue|charge|deposit|refund)$/,
		(name) => ({ type: 'numeric(12,2)', checks: [`${name} >= 0`] }),
	],
	[/(?:^|_)balance$/, () => ({ type: 'numeric(12,2)' })],
	[
		/(?:^|_)(?:percent|percentage|vat_rate|tax_rate|progress)$/,
		(name) => ({ type: 'numeric(5,2)', checks: [`${name} BETWEEN 0 AND 100`] }),
	],
	[/(?:^|_)quantity$/, (name) => ({ type: 'integer', checks: [`${name} > 0`] })],
	[
		/(?:^|_)(?:count|capacity|seats|stock|stock_level|limit|attempts|position|sort_order|rank|minutes|seconds|hours|days|points|credits|threshold)$|^(?:number_of|max|min)_/,
		(name) => ({ type: 'integer', checks: [`${name} >= 0`] }),
	],
	[/(?:^|_)(?:rating|stars)$/, (name) => ({ type: 'smallint', checks: [`${name} BETWEEN 1 AND 5`] })],
	[/(?:^|_)(?:score|grade)$/, () => ({ type: 'numeric(6,2)' })],
	[/(?:^|_)latitude$/, (name) => ({ type: 'numeric(9,6)', checks: [`${name} BETWEEN -90 AND 90`] })],
	[/(?:^|_)longitude$/, (name) => ({ type: 'numeric(9,6)', checks: [`${name} BETWEEN -180 AND 180`] })],
	[
		/(?:^|_)(?:weight|height|width|depth|length|distance|temperature|value)(?:_[a-z]+)?$/,
		() => ({ type: 'numeric(12,3)' }),
	],
	[/(?:^|_)(?:bytes|size|size_bytes|file_size)$/, (name) => ({ type: 'bigint', checks: [`${name} >= 0`] })],
	[/(?:^|_)ip(?:_address)?$/, () => ({ type: 'inet' })],
	[
		/^(?:metadata|settings|preferences|payload|attributes|options|config|configuration|custom_fields|data|properties|details)$/,
		() => ({ type: 'jsonb', default: `'{}'` }),
	],
	[/(?:^|_)(?:hour|time_of_day)$/, () => ({ type: 'time' })],
	[/(?:^|_)duration$/, () => ({ type: 'interval' })],
	[/(?:^|_)year$/, () => ({ type: 'smallint' })],
];

/** The type of a column of which nothing but the name is known; text where that tells nothing. */
export function typeOfName(column: string): ColumnType {
	const rule = BY_NAME.find(([pattern]) => pattern.test(column));
	return rule ? rule[1](quoteIdentifier(column)) : { type: 'text' };
}

/** True for a column that is often empty at first, by its name. */
export function isOftenEmpty(column: string): boolean {
	if (
		/_name$|^(?:starts?|ends?|recorded|occurred|measured|borrowed|joined|ordered|placed|registered|submitted|booked|issued|hired|raised|reported|requested|checked_in|installed)_(?:at|on)$/.test(
			column,
		)
	)
		return false;
	return /^(?:description|notes?|bio|phone|phone_number|avatar|avatar_url|image|image_url|photo|website|middle_name|comment|comments|due|deadline|closed|resolved|reason|remarks|time_zone|locale|gender|address|company)$|_(?:at|url|on|until|note|notes)$|^(?:end|expires|due|closed|resolved|solved|published|completed|cancelled|canceled|deleted|last|previous|alternative|optional)_?/.test(
		column,
	);
}
