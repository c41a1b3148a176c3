import type { Element, WrittenText } from './element.ts';

interface OpenElement {
	readonly name: string;
	readonly offset: number;
	readonly attributes: ReadonlyMap<string, string>;
	readonly children: Element[];
	readonly texts: { readonly start: number; readonly end: number; readonly isLiteral: boolean }[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The elements of an XML text by their local names; no entity but XML's own is known, and what is broken ends the reading. */
export function parseXml(source: string): Element | null {
	const open: OpenElement[] = [];
	let root: Element | null = null;
	for (let at = 0; at < source.length && !root; ) {
		const start = source.indexOf('<', at);
		if (start < 0) break;
		open.at(-1)?.texts.push({ start: at, end: start, isLiteral: false });
		const end = endOfMarkup(source, start);
		if (source.startsWith('<![CDATA[', start)) {
			open.at(-1)?.texts.push({ start: start + 9, end: Math.max(start + 9, end - 3), isLiteral: true });
		} else if (source.startsWith('</', start)) {
			root = close(source, open);
		} else if (/[A-Za-z_]/.test(source[start + 1] ?? '')) {
			open.push(openElement(source.slice(start, end), start));
			if (source[end - 2] === '/') root = close(source, open);
		}
		at = end;
	}
	return root;
}

const TAG = /[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>/y;

function endOfMarkup(source: string, start: number): number {
	if (source.startsWith('<!--', start)) return after(source, '-->', start);
	if (source.startsWith('<![CDATA[', start)) return after(source, ']]>', start);
	TAG.lastIndex = start;
	return TAG.test(source) ? TAG.lastIndex : source.length;
}

function after(source: string, mark: string, from: number): number {
	const found = source.indexOf(mark, from);
	return found < 0 ? source.length : found + mark.length;
}

function openElement(tag: string, offset: number): OpenElement {
	const attributes = new Map<string, string>();
	for (const [, name = '', double, single] of tag.matchAll(
		/(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
	)) {
		attributes.set(localName(name).toLowerCase(), decode(double ?? single ?? ''));
	}
	const name = localName(/^<([\w:.-]+)/.exec(tag)?.[1] ?? '');
	return { name, offset, attributes, children: [], texts: [] };
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

/** Ends the innermost element; gives it where it is the root. */
function close(source: string, open: OpenElement[]): Element | null {
	const ended = open.pop();
	if (!ended) return null;
	const { name, offset, attributes, children } = ended;
	const element = { name, offset, attributes, children, text: textOf(source, ended) };
	const around = open.at(-1);
	around?.children.push(element);
	return around ? null : element;
}

function textOf(source: string, { texts }: OpenElement): WrittenText | null {
	const told = texts.filter(({ start, end }) => source.slice(start, end).trim() !== '');
	const [first] = told;
	const last = told.at(-1);
	if (!first || !last) return null;
	const span = { start: first.start, end: last.end };
	const isPlain = told.length === 1 && (first.isLiteral || !source.slice(span.start, span.end).includes('&'));
	if (isPlain) return { span, replacements: [] };
	const text = told
		.map(({ start, end, isLiteral }) =>
			isLiteral ? source.slice(start, end) : decode(source.slice(start, end)),
		)
		.join('');
	return { span, replacements: [{ span, text }] };
}

function decode(text: string): string {
	return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (written, decimal, hex, name) => {
		const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
		if (code === null) return ENTITIES[name] ?? written;
		return code <= 0x10ffff ? String.fromCodePoint(code) : written;
	});
}
