import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** No letter or digit that is taken for another one. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Makes a code for whoever reads the bot's output, such as `7KQM-2XFD-9RTP`: 58 bits, too many to be guessed. */
export function makeSetupCode(): string {
	const signs = Array.from({ length: 12 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
	return signs.replaceAll(/(?<=^(?:.{4})+)(?=.)/g, '-');
}

/** Whether somebody gave this code, whatever blanks, hyphens and small letters they wrote it with. */
export function isSetupCode(code: string, given: string): boolean {
	return timingSafeEqual(digest(code), digest(given));
}

function digest(code: string): Buffer {
	return createHash('sha256').update(code.replaceAll(/[\s-]/g, '').toUpperCase()).digest();
}
