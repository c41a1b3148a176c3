import type { Variables } from './script.ts';

const NAME = '[A-Za-z0-9_\\u0080-\\uffff]+';

const REFERENCE = new RegExp(`:(?:(${NAME})|'(${NAME})'|"(${NAME})"|\\{\\?(${NAME})\\})`, 'y');

/** The reference to a variable that stands at an offset: `:NAME`, `:'NAME'`, `:"NAME"` or the test `:{?NAME}`. */
export function referenceAt(text: string, offset: number): RegExpExecArray | null {
	REFERENCE.lastIndex = offset;
	return REFERENCE.exec(text);
}

/** What a reference stands for; null for a variable that is not set, which psql leaves as it is written. */
export function referredValue(reference: RegExpExecArray, variables: Variables): string | null {
	const [, plain, asText, asName, tested] = reference;
	if (tested !== undefined) return variables.has(tested) ? 'TRUE' : 'FALSE';
	const value = variables.get(plain ?? asText ?? asName ?? '');
	if (value === undefined) return null;
	if (asText !== undefined) return quoteText(value);
	return asName === undefined ? value : `"${value.replaceAll('"', '""')}"`;
}

function quoteText(value: string): string {
	const quoted = `'${value.replaceAll("'", "''")}'`;
	return value.includes('\\') ? `E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', r: '\r', f: '\f' };

/** The arguments after a psql command's name; null where one of them is the output of a shell command. */
export function readArguments(text: string, variables: Variables): readonly string[] | null {
	const found: string[] = [];
	let current: string | null = null;
	for (let at = 0; at < text.length; ) {
		const character = text[at] ?? '';
		if (/\s/.test(character)) {
			if (current !== null) found.push(current);
			current = null;
			at++;
		} else if (character === '`') return null;
		else if (character === "'") {
			const quoted = readQuoted(text, at + 1);
			current = (current ?? '') + quoted.text;
			at = quoted.end;
		} else {
			const reference = referenceAt(text, at);
			const value = reference && referredValue(reference, variables);
			const read = reference?.[0] ?? character;
			current = (current ?? '') + (value ?? read);
			at += read.length;
		}
	}
	return current === null ? found : [...found, current];
}

/** Text in single quotes, in which a quote is written twice and a backslash as in C. */
function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } {
	let read = '';
	let at = start;
	while (at < text.length) {
		const character = text[at] ?? '';
		const following = text[at + 1] ?? '';
		if (character === "'" && following !== "'") return { text: read, end: at + 1 };
		if (character === "'" || character === '\\') {
			read += character === '\\' ? (ESCAPES[following] ?? following) : "'";
			at += 2;
		} else {
			read += character;
			at++;
		}
	}
	return { text: read, end: at };
}
