import { codeSpan } from '../../markdown.ts';
import type { Phrases } from './phrases.ts';

/** What `LIKE` with this pattern says: `begins with x`; null where it is anything but a text with `%` at its ends. */
export function describeLike(pattern: string, ignoresCase: boolean): Phrases | null {
	const found = /^(%?)([^%_\\]+)(%?)$/.exec(pattern);
	if (!found) return null;
	const [, open, text, close] = found;
	const value = `${codeSpan(text!)}${ignoresCase ? ' in any case' : ''}`;
	if (open && close) return { holds: `contains ${value}`, fails: `does not contain ${value}` };
	if (open) return { holds: `ends with ${value}`, fails: `does not end with ${value}` };
	if (close) return { holds: `begins with ${value}`, fails: `does not begin with ${value}` };
	return { holds: `is ${value}`, fails: `is not ${value}` };
}
