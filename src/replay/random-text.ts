/** What makes other values each time, in SQL and in the languages that migrations are written in. */
const RANDOM_SOURCE =
	/\b(?:gen_random_\w+|random|random_normal|uuid_generate_v[14]\w*|uuidv[47]|gen_salt|nanoid|cuid2?|ulid|randomuuid|randombytes|token_hex|token_urlsafe)\s*\(/i;
const DIGEST = /\b(?:md5|sha\d+|digest|hmac)\s*\(\s*(?!random|gen_random)/i;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const LONG_WORD = /[A-Za-z0-9_-]{10,}/g;
/** So many characters in a row that the migrations have too are no accident. */
const SHORTEST_WRITTEN = 5;
const SHORTEST_RANDOM = 10;

/** Tells texts that are other ones in each run, as far as can be seen: long, with letters, and not put together from what `text` has in it. */
export function randomTextFinder(
	text: string,
	isWritten: (value: string) => boolean,
): (value: string) => boolean {
	if (!RANDOM_SOURCE.test(text)) return () => false;
	const isDigested = DIGEST.test(text);
	const known = new Map<string, boolean>();
	const isRandom = (word: string): boolean => {
		if (!/[a-z]/i.test(word) || isWritten(word)) return false;
		// Digests, and values of types that are printed in hexadecimal digits, come out the same.
		if (/^[0-9A-F]+$/.test(word) || (isDigested && /^[0-9a-f]+$/.test(word))) return false;
		return countUnwritten(word, isWritten) >= SHORTEST_RANDOM;
	};
	return (value) => {
		if (value.length < SHORTEST_RANDOM || value.startsWith('\\x')) return false;
		const found = known.get(value) ?? (value.replace(UUID, ' ').match(LONG_WORD) ?? []).some(isRandom);
		known.set(value, found);
		return found;
	};
}

/** How many characters are in no piece of some length that is written somewhere. */
function countUnwritten(word: string, isWritten: (value: string) => boolean): number {
	let count = 0;
	for (let start = 0; start < word.length; ) {
		let end = start + SHORTEST_WRITTEN;
		if (end > word.length || !isWritten(word.slice(start, end))) {
			count++;
			start++;
			continue;
		}
		while (end < word.length && isWritten(word.slice(start, end + 1))) end++;
		start = end;
	}
	return count;
}
