import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { positionsIn } from '../../src/sql/position.ts';
import { splitScript } from '../../src/sql/split.ts';
import type { Span } from '../../src/sql/statement.ts';

const here = import.meta.dirname;
const names = readdirSync(here)
	.filter((name) => name.endsWith('.sql'))
	.sort();

/** Each statement and meta-command under a line that says where it stands, in the order of the file. */
function describeScript(source: string): string {
	const { statements, metaCommands } = splitScript(source);
	const position = positionsIn(source);
	const place = ({ start, end }: Span): string => {
		const [from, to] = [position(start), position(end)];
		return `${from.line}:${from.column} to ${to.line}:${to.column}`;
	};
	const items = [
		...statements.map(({ text, span, copyData }) => {
			const rows = copyData ? `\n== rows\n${copyData}` : '';
			return { start: span.start, text: `== statement ${place(span)}\n${text}${rows}` };
		}),
		...metaCommands.map(({ text, span }) => ({
			start: span.start,
			text: `== meta-command ${place(span)}\n${text}`,
		})),
	];
	return `${items
		.sort((a, b) => a.start - b.start)
		.map(({ text }) => text)
		.join('\n')}\n`;
}

describe('splitting', () => {
	it.each(names)('%s', async (name) => {
		const source = readFileSync(`${here}/${name}`, 'utf8');
		await expect(describeScript(source)).toMatchFileSnapshot(`${here}/${name.replace(/sql$/, 'golden')}`);
	});

	it.each(names)('%s: spans are in order, within the text and hold the statement', (name) => {
		const source = readFileSync(`${here}/${name}`, 'utf8');
		let end = 0;
		for (const { text, span } of splitScript(source).statements) {
			expect(source.slice(span.start, span.end)).toBe(text);
			expect(span.start).toBeGreaterThanOrEqual(end);
			end = span.end;
		}
	});
});
