import { hexText, uuidText } from './hex-texts.ts';
import { namedText } from './named-texts.ts';
import type { TextWish } from './text-wish.ts';
import { at, cycle, singular, slug, words } from './word-forms.ts';
import {
	COLOURS,
	COUNTRIES,
	CURRENCIES,
	email,
	LANGUAGES,
	LOCALES,
	ORDINALS,
	person,
	phone,
} from './word-lists.ts';

const PEOPLE = /(?:user|person|people|member|customer|contact|employee|patient|student|owner|author)s?$/;
/** What tells of a name only which one it is. */
const SORT_OF_NAME = /^(?:friendly|short|long|common|public|internal|explicit|legal|real|old|new|full)$/;

/** A readable text for a column, from what its name says. */
export function textFor(wish: TextWish): string {
	const column = wish.column.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
	if (column === 'name' && PEOPLE.test(wish.table.toLowerCase())) return person(wish.row);
	const found = namedText({ ...wish, column });
	if (found !== null) return found;
	const before = column.replace(/_?name$/, '');
	const subject = before === '' || SORT_OF_NAME.test(before) ? wish.table : before;
	if (before !== column) return `${at(ORDINALS, wish.row)} ${words(singular(subject)) || 'name'}`;
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
		email(row),
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
