/** What a text is wanted for: the column's and table's names and the row's number from 0. */
export interface TextWish {
	readonly column: string;
	readonly table: string;
	readonly row: number;
}

const FIRST_NAMES = ['Ada', 'Grace', 'Katherine', 'Mary', 'Emmy', 'Hedy'];
const LAST_NAMES = ['Lovelace', 'Hopper', 'Johnson', 'Somerville', 'Noether', 'Lamarr'];
const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'];
const CITIES = ['Berlin', 'Lisbon', 'Oslo', 'Vienna', 'Dublin', 'Porto'];
const COUNTRIES = ['DE', 'PT', 'NO', 'AT', 'IE', 'ES'];
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'NOK', 'SEK'];
const LANGUAGES = ['en', 'de', 'pt', 'no', 'fr', 'es'];
const LOCALES = ['en-US', 'de-DE', 'pt-PT', 'fr-FR'];
const COLOURS = ['#1f6feb', '#2da44e', '#bf8700', '#cf222e', '#8250df', '#57606a'];

const LINK =
	/ur[il]s?$|ur[il]_|link|website|homepage|webhook$|endpoint|avatar|image|photo|picture|logo|icon|href/;
const SENTENCE = /description|bio|summary|body|content|comment|message|text$|notes?$|reason|details/;

/** By what a column's name says, the first that fits. */
const BY_NAME: readonly (readonly [RegExp, (wish: TextWish) => string])[] = [
	[/e_?mail/, (wish) => email(wish)],
	[/first_?name|given_?name|forename/, ({ row }) => at(FIRST_NAMES, row)],
	[/last_?name|family_?name|surname/, ({ row }) => at(LAST_NAMES, row)],
	[/user_?name|login|nick_?name|handle/, ({ row }) => at(FIRST_NAMES, row).toLowerCase()],
	[/full_?name|display_?name|author(?!i)|maintainer|contact_name/, ({ row }) => person(row)],
	[/phone|mobile|tel(?:ephone)?$|fax/, ({ row }) => phone(row)],
	[LINK, ({ column, row }) => `https://example.com/${slug(column)}/${row + 1}`],
	[/password|passwd|hash|digest|checksum|sha\d*$|md5/, (wish) => hexText(wish, 64)],
	[/token|secret|api_?key|nonce|salt/, ({ column, row }) => `made-up-${slug(column)}-${row + 1}`],
	[
		/domain|host(?:name)?$|fqdn/,
		({ row }) => `${at(['www', 'app', 'api', 'shop', 'blog'], row)}.example.com`,
	],
	[/(?:^|_)ip(?:_|$)|ip_?addr/, ({ row }) => `192.0.2.${row + 1}`],
	[/user_?agent/, () => 'Mozilla/5.0 (X11; Linux x86_64)'],
	[/mime|content_?type|media_?type/, ({ row }) => cycle(['text/plain', 'image/png', 'application/pdf'], row)],
	[/file_?name|attachment/, ({ row }) => cycle(['report.pdf', 'photo.png', 'notes.txt'], row)],
	[/path$|directory|folder/, ({ row }) => `/${cycle(['documents', 'images', 'archive'], row)}/${row + 1}`],
	[/slug|permalink/, ({ table, row }) => `${slug(singular(table))}-${row + 1}`],
	[/currency/, ({ row }) => cycle(CURRENCIES, row)],
	[/country/, ({ row }) => cycle(COUNTRIES, row)],
	[/locale/, ({ row }) => cycle(LOCALES, row)],
	[/lang(?:uage)?(?:$|_)/, ({ row }) => cycle(LANGUAGES, row)],
	[/time_?zone|(?:^|_)tz$/, ({ row }) => cycle(['Europe/Berlin', 'Europe/Lisbon', 'UTC'], row)],
	[/city|town/, ({ row }) => cycle(CITIES, row)],
	[/street|address/, ({ row }) => `${row + 1} Example Street`],
	[/zip|postal|postcode/, ({ row }) => String(10_115 + row)],
	[/colou?r/, ({ row }) => cycle(COLOURS, row)],
	[/version/, ({ row }) => `1.${row}.0`],
	[/status|state$/, ({ row }) => at(['active', 'pending', 'closed'], row)],
	[/type$|kind$|category/, ({ row }) => at(['standard', 'extra', 'other'], row)],
	[/title|subject|headline/, ({ table, row }) => `${at(ORDINALS, row)} ${words(singular(table))}`],
	[SENTENCE, ({ column, row }) => `${at(ORDINALS, row)} ${words(singular(column))} for development.`],
	[/(?:^|_)(?:sku|code|number|no|ref|reference)$/, ({ column, row }) => `${initials(column)}-${1001 + row}`],
	[/uuid|guid/, (wish) => uuidText(wish)],
	[/(?:^|_)(?:key|id)$/, ({ column, table, row }) => `${slug(referred(column, table))}-${row + 1}`],
];

const PEOPLE = /user|person|people|member|customer|contact|employee|patient|student|owner|author/;

/** A readable text for a column, from what its name says. */
export function textFor(wish: TextWish): string {
	const column = wish.column.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
	if (column === 'name' && PEOPLE.test(wish.table.toLowerCase())) return person(wish.row);
	const found = BY_NAME.find(([pattern]) => pattern.test(column));
	if (found) return found[1]({ ...wish, column });
	const subject = column === 'name' ? wish.table : column.replace(/_?name$/, '');
	if (subject !== column) return `${at(ORDINALS, wish.row)} ${words(singular(subject)) || 'name'}`;
	return `${words(singular(column)) || 'value'} ${wish.row + 1}`;
}

/** Texts of many common shapes, for patterns that a column's name says nothing of. */
export function commonTexts(wish: TextWish): readonly string[] {
	const { column, row } = wish;
	const letter = String.fromCharCode(97 + (row % 26));
	return [
		`${slug(column)}-${row + 1}`,
		`${slug(column).replaceAll('-', '_')}_${row + 1}`,
		`${slug(column).replaceAll('-', '')}${row + 1}`,
		email(wish),
		phone(row),
		`https://example.com/${row + 1}`,
		cycle(COLOURS, row),
		cycle(COUNTRIES, row),
		cycle(CURRENCIES, row),
		cycle(LANGUAGES, row),
		cycle(LOCALES, row),
		uuidText(wish),
		...[64, 40, 32].map((length) => hexText(wish, length)),
		`1.${row}.0`,
		`2024-03-0${1 + (row % 9)}`,
		'09:00',
		String(1001 + row),
		String(row + 1),
		letter,
		letter.toUpperCase(),
		letter.repeat(3).toUpperCase(),
		`192.0.2.${row + 1}`,
		`/${row + 1}`,
		'text/plain',
		'{}',
	];
}

/** A UUID that can be told at sight to be made up, its first part from the table's name. */
export function uuidText({ table, row }: TextWish): string {
	return `${hashHex(table)}-0000-4000-8000-${String(row + 1).padStart(12, '0')}`;
}

/** Hexadecimal digits of a length, other ones for each column and row. */
export function hexText({ table, column, row }: TextWish, length: number): string {
	let text = '';
	for (let part = 0; text.length < length; part++) text += hashHex(`${table} ${column} ${row} ${part}`);
	return text.slice(0, length);
}

function person(row: number): string {
	return `${at(FIRST_NAMES, row)} ${cycle(LAST_NAMES, row)}`;
}

function email({ row }: TextWish): string {
	return `${at(FIRST_NAMES, row).toLowerCase()}@example.com`;
}

/** In the range of numbers that belong to nobody. */
function phone(row: number): string {
	return `+1202555${String(100 + row).padStart(4, '0')}`;
}

/** Goes on with numbers where the list ends. */
function at(list: readonly string[], row: number): string {
	const round = Math.floor(row / list.length);
	return `${cycle(list, row)}${round === 0 ? '' : round + 1}`;
}

function cycle(list: readonly string[], row: number): string {
	return list[row % list.length] ?? '';
}

/** What an id is of. */
function referred(column: string, table: string): string {
	return column.replace(/_?(?:key|id)$/, '') || singular(table);
}

function initials(column: string): string {
	return slug(column).slice(0, 3).toUpperCase();
}

function words(name: string): string {
	const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[^A-Za-z0-9]+/g, ' ');
	return spaced.trim().toLowerCase();
}

function slug(name: string): string {
	return words(name).replaceAll(' ', '-') || 'value';
}

function singular(name: string): string {
	if (/ies$/i.test(name)) return name.replace(/ies$/i, 'y');
	if (/(?:x|ch|sh|ss)es$/i.test(name)) return name.replace(/es$/i, '');
	return /(?:ss|us|is)$/i.test(name) ? name : name.replace(/s$/i, '');
}

/** FNV-1a, for values that must only differ. */
function hashHex(text: string): string {
	let hash = 0x811c9dc5;
	for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}
