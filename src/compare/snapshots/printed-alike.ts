/**
 * Whether two values of an attribute are the same but for how the engine prints a list of texts: what it prints of
 * `kind IN ('a', 'b')` it prints otherwise when it has read its own print, as from a dump.
 */
export function arePrintedAlike(a: unknown, b: unknown): boolean {
	return inOneWay(a) === inOneWay(b);
}

function inOneWay(value: unknown): string {
	return JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? textInOneWay(part) : part));
}

/** A constant by its number, so that nothing has to be looked for in what people wrote. */
const CONSTANT = "'\\d+'::character varying";
const CAST_LIST = new RegExp(
	`\\(ARRAY\\[(${CONSTANT}(?:, ${CONSTANT})*)\\]\\)::text\\[\\]|ARRAY\\[(${CONSTANT}(?:, ${CONSTANT})*)\\]::text\\[\\]`,
	'g',
);
const CAST_CONSTANT = new RegExp(`\\((${CONSTANT})\\)::text|(${CONSTANT})::text`, 'g');

function textInOneWay(text: string): string {
	const constants: string[] = [];
	const numbered = text.replace(/'(?:[^']|'')*'/g, (constant) => `'${constants.push(constant)}'`);
	const asText = (_: string, inBrackets?: string, bare?: string): string =>
		(inBrackets ?? bare)!.replaceAll('::character varying', '::text');
	const plain = numbered
		.replace(CAST_LIST, (...parts: [string, string?, string?]) => `ARRAY[${asText(...parts)}]`)
		.replace(CAST_CONSTANT, asText);
	return JSON.stringify([plain, constants]);
}
