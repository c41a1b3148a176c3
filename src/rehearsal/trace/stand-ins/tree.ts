/** The fields of one node of a parse tree, of whatever kind. */
export type Fields = Readonly<Record<string, unknown>>;

/** A node's kind, such as `IndexStmt`, and its fields; null for what is no tagged node. */
export function taggedNode(node: unknown): { readonly kind: string; readonly fields: Fields } | null {
	if (!isFields(node)) return null;
	const keys = Object.keys(node);
	const [kind] = keys;
	if (keys.length !== 1 || kind === undefined || !/^[A-Z]/.test(kind)) return null;
	const fields = node[kind];
	return isFields(fields) ? { kind, fields } : null;
}

/** The fields of a node of this kind; null for any other node. */
export function nodeOf(node: unknown, kind: string): Fields | null {
	const tagged = taggedNode(node);
	return tagged?.kind === kind ? tagged.fields : null;
}

/** The fields of a node of this kind as a list of one; an empty one for any other node. */
export function nodesOf(node: unknown, kind: string): readonly Fields[] {
	const fields = nodeOf(node, kind);
	return fields ? [fields] : [];
}

/** Whether a value is a node or a node's fields, and no list. */
export function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements of a list of nodes, also of a `List` node; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) return value;
	const items = nodeOf(value, 'List')?.items;
	return Array.isArray(items) ? items : [];
}

/** The texts in a list of `String` nodes, such as the parts of a name. */
export function namesIn(value: unknown): readonly string[] {
	return listOf(value).flatMap((each) => {
		const text = nodeOf(each, 'String')?.sval;
		return typeof text === 'string' ? [text] : [];
	});
}

/** A text among a node's fields; null where it is absent or something else. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value !== '' ? value : null;
}

/** The text of a string constant; null for anything else. */
export function stringConstant(node: unknown): string | null {
	const constant = nodeOf(node, 'A_Const');
	if (!constant || !isFields(constant.sval)) return null;
	return typeof constant.sval.sval === 'string' ? constant.sval.sval : '';
}
