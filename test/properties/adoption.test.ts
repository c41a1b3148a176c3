import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { SpecificationDocument } from '../../src/specification/document.ts';
import type { Facts } from '../../src/specification/facts.ts';
import { outline } from '../../src/specification/outline/index.ts';
import { parseDocument } from '../../src/specification/parse-document.ts';
import { regenerate } from '../../src/specification/regenerate.ts';
import { shop } from '../unit/specification/shop.ts';
import { type Choices, choices } from './choices.ts';
import { runs, TIME_LIMIT } from './runs.ts';

const PIECES = [
	'Words of ours.',
	'',
	'',
	'- **Query Examples**: [the usual ones]',
	'- a list\n  - in a list\n\n    words in it\n\n    ```sql\n    CREATE TABLE in_a_list (id int);\n    ```',
	'1. one\n2. two\n   > a quote in a list',
	'> # A heading in a quote\n> words',
	'```sql\nCREATE TABLE planned (id int);\n# no heading\n```',
	'~~~~ sql\n```\n<!-- spec:begin in a fence -->\n~~~~',
	'```sql proposal\nALTER TABLE a ADD b int;\n```',
	'```sql\nCREATE TABLE open (...);\n```',
	'    # indented code',
	'<!-- a comment -->',
	'<!-- a comment\n\n# of several lines\n-->',
	'<details>\n<summary>more</summary>\n\nwords\n\n</details>',
	'<div>\n# no heading',
	'| a | b |\n| - | - |\n| `users` | x \\| y |',
	'Words under a line\n---',
	'Words under two lines\n===',
	'---',
	'***',
	'trailing spaces  ',
	'\t',
	'ünïcödé 表 👩‍👩‍👧 \u200f\u2028 \u0007',
	'[a link]: https://example.com',
	'<!-- spec:begin plan table public.tickets -->\n```sql\nCREATE TABLE tickets (id int);\n```\nwhy\n<!-- spec:end plan table public.tickets -->',
	'a `users.phone` and ``odd ` spans``, ``` and open ones',
	'\\# escaped',
	'&#35; entity',
	'a\rlone carriage return',
	'\u00a0',
] as const;

const NEVER_CLOSED = [
	'```sql\nCREATE TABLE never_closed (id int);',
	'~~~',
	'<!-- never closed',
	'<script>',
] as const;

const titles = ['Something Else', ...outline.map(({ title }) => title)] as const;

function heading(random: Choices): string {
	const title = random.pick(titles as readonly [string, ...string[]]);
	const decorated = random.pick([
		title,
		`**${title}**`,
		`1.2 ${title}`,
		`🚀 ${title}:`,
		`${title} (draft)`,
		title.toUpperCase(),
		`\`${title}\` ##`,
	]);
	if (random.chance(10)) return `${title}\n${random.pick(['===', '---'])}`;
	return `${random.pick(['#', '##', '###', '####', '#####', '######'])} ${decorated}`;
}

/** A document of people's, with anything in any order. */
function writeDocument(random: Choices): string {
	const pieces: string[] = random.chance(15) ? ['---\ntitle: Our database\ntags: [a, b]\n---'] : [];
	for (let count = random.below(25); count >= 0; count--) {
		pieces.push(random.chance(40) ? heading(random) : random.pick(PIECES));
		if (random.chance(50)) pieces.push('');
	}
	if (random.chance(10)) pieces.push(random.pick(NEVER_CLOSED));
	const unique = pieces.filter(
		(piece, at) => !piece.includes('spec:begin plan') || pieces.indexOf(piece) === at,
	);
	const text = `${unique.join('\n')}${random.pick(['\n', '', '\n\n\n'])}`;
	const ended = random.chance(25) ? text.replaceAll('\n', '\r\n') : text;
	return random.chance(10) ? `\uFEFF${ended}` : ended;
}

function parse(text: string): SpecificationDocument | null {
	try {
		return parseDocument('docs/spec.md', text);
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}

/** Null where generating says that the document has to be mended first. */
function regenerateOrStop(document: SpecificationDocument, facts: Facts): string | null {
	try {
		return regenerate(document, facts);
	} catch (error) {
		if (error instanceof UserError) return null;
		throw error;
	}
}

const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);

/** The first line of some lines that others do not have in the same order; null where they have them all. */
function firstLost(lines: readonly string[], others: readonly string[]): string | null {
	let at = 0;
	for (const line of lines) {
		while (at < others.length && others[at] !== line) at++;
		if (at++ >= others.length) return line;
	}
	return null;
}

const idsOf = ({ blocks }: SpecificationDocument): readonly string[] => blocks.map(({ id }) => id);

const expected = outline.flatMap((section) => section.blocks(shop).map(({ id }) => id));

it(
	'takes over any document without losing a line, and changes nothing the second time',
	() => {
		fc.assert(
			fc.property(choices(150), fc.boolean(), (random, isRenamed) => {
				const text = writeDocument(random);
				const facts = isRenamed ? { ...shop, headings: { 'Core Tables': 'Something Else' } } : shop;
				const document = parse(text);
				const once = document && regenerateOrStop(document, facts);
				if (document === null || once === null) return;
				expect(firstLost(linesOf(text), linesOf(once))).toBeNull();
				const taken = parseDocument('docs/spec.md', once);
				expect(idsOf(taken)).toEqual(expect.arrayContaining([...idsOf(document), ...expected]));
				expect(regenerate(taken, facts)).toBe(once);
			}),
			runs(60),
		);
	},
	TIME_LIMIT,
);
