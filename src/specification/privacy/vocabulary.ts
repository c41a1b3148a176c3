import { PERSONAL_WORDS } from './personal-words.ts';
import { SECRET_WORDS } from './secret-words.ts';
import { SPECIAL_WORDS } from './special-words.ts';

/** What a column holds, with the words that its name ends in. */
export interface Entry {
	/** As a reader would say it. */
	readonly what: string;
	/** How sure the words are about a person: always, in a table about people, or only in the table that stands for people. */
	readonly certainty: 'always' | 'about-people' | 'of-people';
	/** What kind of value it is. */
	readonly values: 'text' | 'number' | 'address' | 'document' | 'any';
	/** Phrases between commas, whose words may be glued together in a name. */
	readonly words: string;
	/** Which tables it is about, by their plain names, where the words say too little; absent for all. */
	readonly within?: RegExp;
}

/** An entry with what it is for the law: personal data, of a special category, or a secret, which is neither. */
export interface Vocabulary extends Entry {
	readonly group: 'personal' | 'special' | 'secret';
}

/** What columns are called, in several languages; the first entry that fits decides. */
export const VOCABULARY: readonly Vocabulary[] = [
	...SECRET_WORDS.map((entry) => ({ ...entry, group: 'secret' as const })),
	...SPECIAL_WORDS.map((entry) => ({ ...entry, group: 'special' as const })),
	...PERSONAL_WORDS.map((entry) => ({ ...entry, group: 'personal' as const })),
];
