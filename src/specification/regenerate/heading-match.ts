/** What two headings have to share to be about the same section: case, numbers, emphasis and remarks in brackets aside. */
export function headingKey(text: string): string {
	return text
		.replace(/[*_`~]/g, '')
		.trim()
		.replace(/^\d+(?:\.\d+)*[.):]?\s+/, '')
		.replace(/\s*\([^()]*\)\s*:?\s*$/, '')
		.replace(/\s*:\s*$/, '')
		.replace(/\s+/g, ' ')
		.toLowerCase();
}
