/** A literal, name or call with casts, once strings and everything in brackets are emptied. */
const SELF_CONTAINED =
	/^-?[\w.]*(?:\(\))?(?:\[\])*(?:::[\w. ]+(?:\(\))?(?:\[\])*(?: with(?:out)? time zone)?)*$/;

const STRING_OR_NAME = /'(?:[^']|'')*'|"(?:[^"]|"")*"/g;

/** The expression in parentheses unless it is one literal, name, call or parenthesis already. */
export function parenthesise(expression: string): string {
	let skeleton = expression.replace(STRING_OR_NAME, 'x');
	for (let shorter = empty(skeleton); shorter !== skeleton; shorter = empty(skeleton)) skeleton = shorter;
	return SELF_CONTAINED.test(skeleton) ? expression : `(${expression})`;
}

/** Empties the innermost brackets; an emptied pair inside another counts as content. */
function empty(text: string): string {
	return text
		.replace(/\((?!\))(?:[^()[\]]|\(\)|\[\])*\)/g, '()')
		.replace(/\[(?!\])(?:[^()[\]]|\(\)|\[\])*\]/g, '[]');
}
