import { hexText, uuidText } from './hex-texts.ts';
import type { TextWish } from './text-wish.ts';
import { at, cycle, singular, slug, words } from './word-forms.ts';
import * as lists from './word-lists.ts';

type Texts = readonly (readonly [RegExp, (wish: TextWish) => string])[];

const SENTENCE =
	/(?:^|_)(?:description|bio|summary|body|content|comment|message|text|notes?|reason|details|readme|documentation|caption|explanation|instructions)s?$/;
const LINK =
	/(?:^|_|web)(?:ur[il]s?|links?|website|homepage|webhook|endpoint|avatar|image|photo|picture|logo|icon|href|repository|repo)$/;
const WHOSE = '(?:from|to|sender|recipient|reply|reply_to|cc|bcc|return)';

/** A name's last word says what a value is, the words before it whose: what is told by the end comes first. */
const BY_END: Texts = [
	[/(?:^|_)(?:uuid|guid)$/, (wish) => uuidText(wish)],
	[/base_?64$/, ({ column, row }) => Buffer.from(`${words(column)} ${row + 1}`).toString('base64')],
	[/algo(?:rithm)?$/, ({ row }) => cycle(['SHA-256', 'SHA-384'], row)],
	[/passw(?:or)?d$|hash(?:es|ed)?$|^hashed_|digest$|checksum$|sha_?\d*$|md5$/, (wish) => hexText(wish, 64)],
	[/token_type$/, () => 'Bearer'],
	[/mime(?:_?type)?$|content_?type$|media_?type$/, ({ row }) => cycle(MEDIA_TYPES, row)],
	[/type$|kind$|category$/, ({ row }) => at(['standard', 'extra', 'other'], row)],
	[/(?:^|_)id$/, ({ column, table, row }) => `${slug(referred(column, table))}-${row + 1}`],
	[/(?:^|_)ur[il]s?$|href$/, (wish) => link(wish)],
	[
		/(?:table|relation|entity|model|column|field)_name$/,
		({ column, row }) => `${firstWord(column)}_${row + 1}`,
	],
	[
		/file_?name$|(?:^|_)(?:file|attachment)$/,
		({ row }) => cycle(['report.pdf', 'photo.png', 'notes.txt'], row),
	],
	[/country_?name$/, ({ row }) => cycle(lists.COUNTRY_NAMES, row)],
	[/first_?name$|given_?name$|forename$/, ({ row }) => at(lists.FIRST_NAMES, row)],
	[/last_?name$|family_?name$|surname$/, ({ row }) => at(lists.LAST_NAMES, row)],
	[
		new RegExp(`(?:^|_)(?:e_?mail|${WHOSE}|author|owner|contact|maintainer|customer|user_full)_name$`),
		({ row }) => lists.person(row),
	],
	[/full_?name$|display_?name$/, ({ row }) => lists.person(row)],
	[new RegExp(`(?:^|_)${WHOSE}_?addr(?:ess)?$`), ({ row }) => lists.email(row)],
	[
		/(?:title|subject|headline|caption)$/,
		({ table, row }) => `${at(lists.ORDINALS, row)} ${words(singular(table))}`,
	],
	[SENTENCE, ({ column, row }) => `${at(lists.ORDINALS, row)} ${words(singular(column))} for development.`],
	[/status$|(?:^|_)state$/, (wish) => stateText(wish)],
];

/** By what a column's name has in it, the first that fits. */
const BY_WORD: Texts = [
	[
		/e_?mails?(?:_?addr(?:ess)?(?:es)?|_(?:to|from|cc|bcc|reply_to|normali[sz]ed|canonical|lower|change|new|old|current))*\d*$/,
		({ row }) => lists.email(row),
	],
	[
		/user_?name|(?:^|_)login$|nick_?name|(?:^|_)handle$/,
		({ row }) => at(lists.FIRST_NAMES, row).toLowerCase(),
	],
	[/(?:^|_)author$|maintainer$/, ({ row }) => lists.person(row)],
	[/phone|mobile|tel(?:ephone)?$|(?:^|_)fax/, ({ row }) => lists.phone(row)],
	[LINK, (wish) => link(wish)],
	[
		/token|secret(?!ar)|(?:api|access|auth|private|public|server|enc|encryption|master|recovery|signing)_?key$|nonce|(?:^|_)salt$|encrypted|wrapped|cipher/,
		({ column, row }) => `made-up-${slug(column)}-${row + 1}`,
	],
	[
		/domain|host(?:_?name)?$|fqdn/,
		({ row }) => `${at(['www', 'app', 'api', 'shop', 'blog'], row)}.example.com`,
	],
	[/(?:^|_)ip(?:_|$)|ip_?addr/, ({ row }) => `192.0.2.${row + 1}`],
	[
		/(?:^|_)mac(?:_|$)|mac_?addr/,
		({ row }) => `00:00:5e:00:53:${((row + 1) % 256).toString(16).padStart(2, '0')}`,
	],
	[/user_?agent/, () => 'Mozilla/5.0 (X11; Linux x86_64)'],
	[/path$|directory|folder/, ({ row }) => `/${cycle(['documents', 'images', 'archive'], row)}/${row + 1}`],
	[/slug|permalink/, ({ table, row }) => `${slug(singular(table))}-${row + 1}`],
	[/currency/, ({ row }) => cycle(lists.CURRENCIES, row)],
	[/iso_?3$|alpha_?3/, ({ row }) => cycle(lists.LONG_COUNTRIES, row)],
	[/country/, ({ row }) => cycle(lists.COUNTRIES, row)],
	[/locale/, ({ row }) => cycle(lists.LOCALES, row)],
	[/lang(?:uage)?(?:$|_)/, ({ row }) => cycle(lists.LANGUAGES, row)],
	[/time_?zone|(?:^|_)tz$/, ({ row }) => cycle(['Europe/Berlin', 'Europe/Lisbon', 'UTC'], row)],
	[/(?:^|_)(?:city|town)$/, ({ row }) => cycle(lists.CITIES, row)],
	[/province$/, ({ row }) => cycle(lists.REGIONS, row)],
	[/street|address/, ({ row }) => `${row + 1} Example Street`],
	[/(?:^|_)zip|postal|postcode/, ({ row }) => String(10_115 + row)],
	[/colou?r/, ({ row }) => cycle(lists.COLOURS, row)],
	[/(?:^|_)version$/, ({ row }) => `1.${row}.0`],
	[/(?:^|_)(?:period|month)$/, ({ row }) => `2024-${String((row % 12) + 1).padStart(2, '0')}`],
	[/(?:^|_)(?:sku|code|number|no|ref|reference)$/, ({ column, row }) => `${initials(column)}-${1001 + row}`],
	[/(?:^|_)key$/, ({ column, table, row }) => `${slug(referred(column, table))}-${row + 1}`],
];

const MEDIA_TYPES = ['text/plain', 'image/png', 'application/pdf'];

/** The text that a column's name asks for, in lower case with underscores; null where the name says nothing. */
export function namedText(wish: TextWish): string | null {
	const found = [...BY_END, ...BY_WORD].find(([pattern]) => pattern.test(wish.column));
	return found ? found[1](wish) : null;
}

function link({ column, row }: TextWish): string {
	return `https://example.com/${slug(column)}/${row + 1}`;
}

/** Of an address it is a part of the country. */
function stateText({ column, table, row }: TextWish): string {
	if (column === 'state' && /address|location/i.test(table)) return cycle(lists.REGIONS, row);
	return at(['active', 'pending', 'closed'], row);
}

/** What an id is of. */
function referred(column: string, table: string): string {
	return column.replace(/_?(?:key|id)$/, '') || singular(table);
}

function firstWord(column: string): string {
	return column.split('_')[0] ?? '';
}

/** A short word whole, of a longer one as much as tells what it is. */
function initials(column: string): string {
	const [first = ''] = slug(column).split('-');
	return (first.length <= 4 ? first : first.slice(0, 3)).toUpperCase();
}
