import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, type Scalar } from 'yaml';
import type { Replacement } from '../../../sql/fill-in.ts';
import type { Element, WrittenText } from './element.ts';

/** The attributes in which the notation has what is an element's text elsewhere. */
const TEXTS: ReadonlySet<string> = new Set(['sql', 'proceduretext', 'procedurebody', 'comment']);

/** The elements of a changelog in YAML or JSON; null for one that cannot be read. */
export function parseYamlChangeLog(source: string): Element | null {
	const document = parseDocument(source, { prettyErrors: false, uniqueKeys: false });
	if (document.errors.length > 0 || !isMap(document.contents)) return null;
	const root = document.contents.items.find(({ key }) => nameOf(key) === 'databaseChangeLog');
	return root ? toElement(root, source) : null;
}

function toElement({ key, value }: Pair<unknown, unknown>, source: string): Element {
	const offset = offsetOf(key);
	const name = nameOf(key);
	const attributes = new Map<string, string>();
	const children: Element[] = [];
	let text: WrittenText | null = isScalar(value) ? writtenText(value, source) : null;
	for (const pair of isMap(value) ? value.items : []) {
		const part = nameOf(pair.key);
		if (isScalar(pair.value)) {
			attributes.set(part.toLowerCase(), String(pair.value.value ?? ''));
			if (TEXTS.has(part.toLowerCase())) text ??= writtenText(pair.value, source);
		} else if (part === 'changes') children.push(...listElements(pair.value, source));
		else children.push(toElement(pair, source));
	}
	if (isSeq(value)) children.push(...listElements(value, source));
	return { name, offset, attributes, text, children };
}

/** A list has one pair in each of its entries. */
function listElements(value: unknown, source: string): readonly Element[] {
	if (!isSeq(value)) return [];
	return value.items.flatMap((item) =>
		isMap(item) ? item.items.map((pair) => toElement(pair, source)) : [],
	);
}

function nameOf(key: unknown): string {
	return isScalar(key) ? String(key.value) : '';
}

function offsetOf(key: unknown): number {
	return (key as Node | null)?.range?.[0] ?? 0;
}

function writtenText(scalar: Scalar, source: string): WrittenText | null {
	if (typeof scalar.value !== 'string' || !scalar.range) return null;
	const span = { start: scalar.range[0], end: scalar.range[1] };
	const value = scalar.value;
	if (source.slice(span.start, span.end) === value) return { span, replacements: [] };
	const lines = scalar.type === 'BLOCK_LITERAL' ? withoutIndentation(source, span.start, span.end) : null;
	if (lines && lines.text.trimEnd() === value.trimEnd()) return { span, replacements: lines.replacements };
	return { span, replacements: [{ span, text: value }] };
}

/** Takes only the header and the indentation out of a literal block, so that each line stays where it stands. */
function withoutIndentation(
	source: string,
	start: number,
	end: number,
): { readonly text: string; readonly replacements: readonly Replacement[] } {
	const first = source.indexOf('\n', start) + 1;
	const replacements: Replacement[] = [{ span: { start, end: first }, text: '' }];
	const depth = /^(?:[ \t]*\r?\n)*( *)/.exec(source.slice(first, end))?.[1]?.length ?? 0;
	let text = '';
	for (let at = first; at < end; ) {
		const newline = source.indexOf('\n', at);
		const next = newline < 0 || newline >= end ? end : newline + 1;
		const blanks = /^ */.exec(source.slice(at, next))?.[0].length ?? 0;
		const removed = Math.min(blanks, depth);
		if (removed > 0) replacements.push({ span: { start: at, end: at + removed }, text: '' });
		text += source.slice(at + removed, next);
		at = next;
	}
	return { text, replacements };
}
