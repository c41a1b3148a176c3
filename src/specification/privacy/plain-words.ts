import { snakeCase } from '../words/nouns.ts';

/** A name as small words joined by `_`, without accents: `date_naissance` for `DateNaissance`, `strasse` for `Straße`. */
export function plainWords(name: string): string {
	return snakeCase(name)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.replaceAll('ł', 'l')
		.replaceAll('ø', 'o')
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
}
