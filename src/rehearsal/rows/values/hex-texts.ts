import type { TextWish } from './text-wish.ts';
import { hashHex } from './word-forms.ts';

/** A UUID that can be told at sight to be made up, its first part from the name of what it is of. */
export function uuidText({ column, table, row }: TextWish): string {
	const subject = /^(?:id|uuid|guid)$/i.test(column) ? table : column;
	return `${hashHex(subject)}-0000-4000-8000-${String(row + 1).padStart(12, '0')}`;
}

/** Hexadecimal digits of a length, other ones for each column and row. */
export function hexText({ table, column, row }: TextWish, length: number): string {
	let text = '';
	for (let part = 0; text.length < length; part++) text += hashHex(`${table} ${column} ${row} ${part}`);
	return text.slice(0, length);
}
