/** A sentence in which our own words and what comes from a repository are kept apart; formats quote the latter. */
export type Phrase = readonly (string | Quoted | Cited)[];

/** A name or expression from a repository: hostile text that no format prints as it stands. */
export interface Quoted {
	readonly quoted: string;
}

/** A sentence that holds names from a repository: as hostile, but prose. */
export interface Cited {
	readonly cited: string;
}

/** Makes a phrase of a template; strings that are put in are quoted, phrases become part of it. */
export function phrase(words: TemplateStringsArray, ...values: readonly (string | Phrase)[]): Phrase {
	return words.flatMap((word, at) => {
		const value = values[at];
		const own = word === '' ? [] : [word];
		if (value === undefined) return own;
		return typeof value === 'string' ? [...own, { quoted: value }] : [...own, ...value];
	});
}

/** A phrase of our own words alone. */
export function plain(words: string): Phrase {
	return [words];
}

/** Phrases with a separator between them. */
export function join(phrases: readonly Phrase[], separator: string): Phrase {
	return phrases.flatMap((part, at) => (at === 0 ? part : [separator, ...part]));
}

/** How a format writes what comes from a repository. */
export interface PhraseWriter {
	readonly quote: (text: string) => string;
	readonly cite: (text: string) => string;
}

/** A phrase as text. */
export function renderPhrase(parts: Phrase, { quote, cite }: PhraseWriter): string {
	return parts
		.map((part) => {
			if (typeof part === 'string') return part;
			return 'quoted' in part ? quote(part.quoted) : cite(part.cited);
		})
		.join('');
}
