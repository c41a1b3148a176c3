/** A number or letter in front, such as `1.2`, `3)`, `IV.` or `Section 2:`. */
const NUMBER =
	/^(?:(?:section|chapter|part|step)\s+)?(?:\d+(?:\.\d+)*[a-z]?(?:[.):]|\s+[-–—])?|[ivxlc]+[.)]|[a-z][.)])\s+/i;

/** No section's title is nearly as long. */
const LONGEST = 200;

/**
 * What two headings have to share to be about the same section: case, numbers, emphasis, links, emoji, hyphens and
 * remarks in brackets aside.
 */
export function headingKey(text: string): string {
	return text
		.slice(0, LONGEST)
		.replace(/<[^<>]*>/g, '')
		.replace(/!?\[([^\][]*)\](?:\([^()]*\)|\[[^\][]*\])/g, '$1')
		.replace(/:[a-z0-9_+-]+:/gi, '')
		.replace(/&(?:amp;)?/g, ' and ')
		.replace(/\p{So}|\p{Sk}|\p{Cf}|\p{Me}|\p{Variation_Selector}|[*_`~#\\]/gu, ' ')
		.trim()
		.replace(NUMBER, '')
		.replace(/\s*[([{][^()[\]{}]*[)\]}]\s*:?\s*$/, '')
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim()
		.toLowerCase();
}
