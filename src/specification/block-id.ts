/** What stands in an id as it is: letters and digits of any script and signs that mean nothing in an HTML comment. */
const PLAIN = /[\p{L}\p{M}\p{N}_.,:;()[\]{}"'$/*+=@#|?! -]/u;

/**
 * An object's identity as the id of its block: readable, on one line, and unable to end the comment that it stands in.
 * Everything else is percent-encoded as UTF-8, so that two identities never share an id.
 */
export function blockId(identity: string): string {
	let id = '';
	for (const character of identity.toWellFormed()) {
		const plain = PLAIN.test(character) && !isUnsafeAfter(id, character);
		id += plain ? character : encode(character);
	}
	return id.endsWith(' ') ? `${id.slice(0, -1)}%20` : id;
}

function isUnsafeAfter(id: string, character: string): boolean {
	if (character === '-') return id.endsWith('-');
	return character === ' ' && (id === '' || id.endsWith(' '));
}

function encode(character: string): string {
	const bytes = new TextEncoder().encode(character);
	return Array.from(bytes, (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
