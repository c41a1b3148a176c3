import { type Scanner, scan } from '../../sql/scanner.ts';
import type { Span } from '../../sql/statement.ts';

const DIRECTIVE = /^[ -~]*atlas:(\w+)(?: +([ -~]*))?/;

/** The values of Atlas's directives of one name in the comments on top of a file, which an empty line ends. */
export function directivesOf(source: string, name: string): readonly string[] {
	const head = /^(?:(?:#|--).*(?:\r?\n|$))+/.exec(source)?.[0] ?? '';
	if (!/^\r?\n/.test(source.slice(head.length))) return [];
	return head.split('\n').flatMap((line) => {
		const [, found, value = ''] = DIRECTIVE.exec(line.trim()) ?? [];
		return found === name ? [value.trim()] : [];
	});
}

/** The value of a directive in the first line of a file, `-- atlas:NAME value`; null where it is not there. */
export function firstDirective(source: string, name: string): string | null {
	const [, found, value = ''] = DIRECTIVE.exec(source.slice(0, Math.max(source.search(/\r?\n|$/), 0))) ?? [];
	return found === name ? value : null;
}

/** The parts of a file between the delimiters that its first line gives, outside of quotes, comments and parentheses. */
export function delimitedBy(source: string, directive: string): readonly Span[] {
	const delimiter = directive.replaceAll('\\n', '\n').replaceAll('\\r', '\r').replaceAll('\\t', '\t');
	let start = source.indexOf('\n') + 1;
	if (start === 0) return [];
	if (delimiter === '') return [{ start, end: source.length }];
	const spans: Span[] = [];
	const scanner = scan(source);
	scanner.jump(start);
	let depth = 0;
	let found = source.indexOf(delimiter, start);
	for (let free = start; found >= 0; ) {
		const isToken = scanner.next();
		if (depth === 0 && found < reachOf(isToken ? scanner : null, source, delimiter)) {
			spans.push({ start, end: found });
			start = found + delimiter.length;
			scanner.jump(start);
			free = start;
		} else {
			if (!isToken) break;
			if (scanner.kind === 'symbol') depth += depthOf(source[scanner.start]);
			free = scanner.end;
		}
		if (found < free) found = source.indexOf(delimiter, free);
	}
	return [...spans, { start, end: source.length }];
}

/** Up to where a delimiter may begin: not within what is quoted, but a comment may be one itself. */
function reachOf(token: Scanner | null, source: string, delimiter: string): number {
	if (!token) return source.length;
	const isOpen = token.kind === 'word' || token.kind === 'number' || token.kind === 'symbol';
	return isOpen || source.startsWith(delimiter, token.start) ? token.end : token.start;
}

function depthOf(symbol: string | undefined): number {
	return symbol === '(' ? 1 : symbol === ')' ? -1 : 0;
}
