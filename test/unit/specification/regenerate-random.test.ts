import { expect, it } from 'vitest';
import type { SpecificationDocument } from '../../../src/specification/document.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import { outline } from '../../../src/specification/outline/index.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { regenerate } from '../../../src/specification/regenerate.ts';
import { makeRandom } from './random.ts';
import { factsOf, schemaOf } from './schema-builder.ts';
import { shop } from './shop.ts';

type Random = ReturnType<typeof makeRandom>;

const SNIPPETS = [
	'Some words.\n',
	'Words with `code` and | pipes |\n\n',
	'\n',
	'\n\n\n',
	'- a list\n  - in a list\n',
	'```sql\nCREATE TABLE planned (id int);\n```\n',
	'\n~~~~\n<!-- spec:begin example -->\n~~~~\n',
	'> a quote\n',
	'## A heading of ours\n\nIts words\n',
	'#### Deep (remark)\n',
	'Underlined\n----------\n',
	'<details>\n<summary>more</summary>\n\n',
	'</details>\n\n',
	'| a | b |\n| - | - |\n| 1 | 2 |\n',
	'    indented code\n',
	'<!-- a comment -->\n',
	'trailing spaces  \n',
	'\t\n',
	'***\n',
	'no end of line',
];

/** A document made of headings of the outline, blocks of an earlier one and words, in any order. */
function makeDocument(random: Random, earlier: SpecificationDocument): string {
	const pick = <T>(items: readonly T[]): T => items[random(items.length)]!;
	const blocks = earlier.blocks.filter(() => random(3) > 0);
	if (random(2) === 0) blocks.sort(() => random(3) - 1);
	let text = random(8) === 0 ? '\uFEFF' : '';
	const words = () => {
		for (let count = random(3); count > 0; count--) {
			if (/[^\n\uFEFF]$/.test(text)) text += '\n';
			text += pick(SNIPPETS);
		}
	};
	const headings = outline.filter(() => random(3) > 0);
	if (random(3) === 0) headings.sort(() => random(3) - 1);
	while (blocks.length > 0 || headings.length > 0) {
		words();
		if (text !== '' && !text.endsWith('\n')) text += '\n';
		const section = random(2) === 0 ? headings.shift() : undefined;
		const block = section ? undefined : blocks.shift();
		if (section) text += `${'#'.repeat(1 + random(6))} ${section.title}\n`;
		if (block) text += `${earlier.text.slice(block.span.start, block.span.end).trimEnd()}\n`;
	}
	words();
	if (random(4) === 0) text = text.replace(/\n+$/, '');
	return random(3) === 0 ? text.replace(/\r?\n/g, '\r\n') : text;
}

/** The shop with some of its objects only; what is left out can be missed by none of the others. */
function makeFacts(random: Random): Facts {
	const objects = shop.schema.objects.filter(
		(object) => object.kind === 'column' || object.kind === 'primary-key' || random(5) > 0,
	);
	return factsOf(schemaOf(objects, shop.schema.others), { migrations: shop.migrations.slice(random(3)) });
}

function proseOf(text: string): string {
	const { blocks } = parseDocument('x.md', text);
	let prose = '';
	let at = 0;
	for (const { span } of blocks) {
		prose += text.slice(at, span.start);
		at = span.end;
	}
	return prose + text.slice(at);
}

function isSubsequence(part: string, whole: string): boolean {
	let at = 0;
	for (let index = 0; index < part.length; index++) {
		at = whole.indexOf(part[index]!, at) + 1;
		if (at === 0) return false;
	}
	return true;
}

const earlier = parseDocument('docs/spec.md', regenerate(null, shop));
const seeds = Array.from({ length: 60 }, (_, seed) => seed);

it.each([
	['with everything that it had', () => shop],
	['with some of it gone', makeFacts],
])('keeps people’s words and changes nothing the second time, %s', (_, facts) => {
	for (const seed of seeds) {
		const random = makeRandom(seed);
		const text = makeDocument(random, earlier);
		const now = facts(random);
		const once = regenerate(parseDocument('docs/spec.md', text), now);
		const parsed = parseDocument('docs/spec.md', once);
		expect(regenerate(parsed, now), `seed ${seed}`).toBe(once);

		const expected = outline.flatMap((section) => section.blocks(now).map(({ id }) => id));
		expect(parsed.blocks.map(({ id }) => id).sort(), `seed ${seed}`).toEqual(expected.toSorted());

		const [before, after] = [proseOf(text), proseOf(once)];
		const wordLines = (prose: string) => prose.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
		const all = wordLines(after);
		let found = -1;
		for (const line of wordLines(before)) {
			found = all.indexOf(line, found + 1);
			expect(found, `seed ${seed}: ${line}`).toBeGreaterThanOrEqual(0);
		}
		const isSame = expected.length > 0 && now === shop;
		if (isSame && withoutGone(text)) expect(isSubsequence(before, after), `seed ${seed}`).toBe(true);
	}
});

/** True when every block of the document still has its object, so that not even a blank line goes. */
function withoutGone(text: string): boolean {
	const known = new Set(earlier.blocks.map(({ id }) => id));
	return parseDocument('x.md', text).blocks.every(({ id }) => known.has(id));
}
