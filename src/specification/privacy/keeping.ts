import type { Column } from '../../model/objects.ts';
import { plainWords } from './plain-words.ts';

const HIDDEN =
	/hash|digest|bcrypt|argon|scrypt|salt|sha_?(?:1|2|256|512)|encrypt|cipher|(?:^|_)enc(?:_| |$)/i;

/** Whether a column's name or comment says that a secret is hashed or encrypted there. */
export function isHidden({ name, comment }: Column): boolean {
	return HIDDEN.test(`${plainWords(name)} ${comment ?? ''}`);
}
