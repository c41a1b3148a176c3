/** A document of more bytes than this renders poorly on GitHub. */
export const LARGEST_DOCUMENT = 400_000;

/** True for a document that is too large to be read as one. */
export function isLarge(text: string): boolean {
	return Buffer.byteLength(text) > LARGEST_DOCUMENT;
}

/** What to do about a document that is too large. */
export const SPLIT_IT =
	'Set `document: { mode: split }` in the config: `auggie-database-spec generate` then writes a page for each table into the folder beside it.';
