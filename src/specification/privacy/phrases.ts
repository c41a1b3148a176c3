/** What may follow the word that a name is about, such as the `hash` of `email_hash`. */
const TAIL = new Set(
	'normalized, normalised, canonical, lower, lowercase, encrypted, enc, hash, hashed, hmac, digest, masked, raw, original, plain, confirmation, text, value, new, old, current, change, update, sha, ciphertext, as, base'.split(
		', ',
	),
);

/** Phrases such as `first name, surname`, as a set to look endings of names up in. */
export function phraseSet(phrases: string): ReadonlySet<string> {
	return new Set(phrases.split(', ').map(glue));
}

/** A phrase as `nameEndings` gives it: its words glued together. */
export function glue(phrase: string): string {
	return phrase.replaceAll(' ', '');
}

/**
 * All that a plain name ends in, its words glued together, in the singular too, without numbers and what says how a
 * value is kept: `userfirstname`, `firstname` and `name` for `user_first_name_1`.
 */
export function nameEndings(name: string): readonly string[] {
	const words = name.split('_');
	const endings: string[] = [];
	for (;;) {
		const last = words.at(-1)?.replace(/\d+$/, '');
		if (last === undefined) return endings;
		if (last !== '') {
			words[words.length - 1] = last;
			let ending = '';
			for (let at = words.length - 1; at >= 0; at--) {
				ending = words[at] + ending;
				endings.push(ending);
				if (ending.endsWith('ies')) endings.push(`${ending.slice(0, -3)}y`);
				if (ending.endsWith('s')) endings.push(ending.slice(0, -1));
				if (ending.endsWith('es')) endings.push(ending.slice(0, -2));
			}
			if (!TAIL.has(last)) return endings;
		}
		words.pop();
	}
}

/** Whether a plain name ends in one of the phrases. */
export function endsIn(name: string, phrases: ReadonlySet<string>): boolean {
	return nameEndings(name).some((ending) => phrases.has(ending));
}
