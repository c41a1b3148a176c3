import { compareNumbers } from '../../project/layouts/names.ts';
import type { Migration } from '../../project/project.ts';

/** The number and the words of a part of a path, such as `V` `2` `__add_phone.sql`. */
const NUMBERED = /^([vV]?)(\d+(?:[._]\d+)*(?=__)|\d+)(.*)$/s;

/**
 * The path of a further migration that comes after one, in the way that the paths of both are made; null where these have
 * no number. The place says which of several it is, from 1.
 */
export function nextPath(own: Migration, after: Migration, place: number): string | null {
	const parts = own.path.split('/');
	const at = parts.findLastIndex((part) => NUMBERED.test(part));
	const [, prefix = '', , rest = ''] = NUMBERED.exec(parts[at] ?? '') ?? [];
	const number = numberOf(after.path);
	if (at < 0 || number === null) return null;
	const words = rest.replace(/^((?:\.do\.|[_-]+))([^.]+)/, `$1$2_${place + 1}`);
	return parts.with(at, `${prefix}${increased(number, place)}${words}`).join('/');
}

/** Whether a path's number comes before that of a migration. */
export function comesBefore(path: string, migration: Migration): boolean {
	const [own, other] = [numberOf(path), numberOf(migration.path)];
	if (own === null || other === null) return false;
	const digits = (text: string): string => text.replace(/[._]/g, '');
	return compareNumbers(digits(own), digits(other)) < 0;
}

function numberOf(path: string): string | null {
	const part = path.split('/').findLast((each) => NUMBERED.test(each));
	return NUMBERED.exec(part ?? '')?.[2] ?? null;
}

function increased(number: string, by: number): string {
	return number.replace(/\d+$/, (digits) => {
		const [, year, month, day, hour, minute, second] =
			/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits) ?? [];
		if (second === undefined) return String(BigInt(digits) + BigInt(by)).padStart(digits.length, '0');
		const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).getTime() + by * 1000;
		if (Number.isNaN(moment)) return String(BigInt(digits) + BigInt(by));
		return new Date(moment).toISOString().replace(/\D/g, '').slice(0, 14);
	});
}
