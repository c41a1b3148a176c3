import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { regenerate } from '../../../src/specification/regenerate.ts';
import { expectSoundDocument } from '../../support/document-shape.ts';
import { factsOf, schemaOf, table } from './schema-builder.ts';
import { shop } from './shop.ts';

const again = (text: string, facts: Facts = shop) => regenerate(parseDocument('docs/spec.md', text), facts);

/** Facts of a schema that has these tables and nothing else. */
function tablesOf(...names: readonly string[]): Facts {
	return factsOf(schemaOf(names.flatMap((name) => table(name, { columns: { id: 'bigint' } }))));
}

/** The ids of the table blocks and the lines of people, in order. */
function orderOf(text: string): readonly string[] {
	const { blocks, text: whole } = parseDocument('x.md', text);
	const found = blocks
		.filter(({ id }) => id.startsWith('table '))
		.map(({ id, span }) => [span.start, id.replace('table public.', '')] as const);
	const words = [...whole.matchAll(/^(?:Note|##+) .*$/gm)]
		.filter(({ 0: line, index }) => line.startsWith('Note') && index >= 0)
		.map((match) => [match.index, match[0]] as const);
	return [...found, ...words].sort(([a], [b]) => a - b).map(([, what]) => what);
}

it('changes nothing the second time', () => {
	const first = regenerate(null, shop);
	expect(again(first)).toBe(first);
});

it('leads each link within the document to a heading, whatever that is called there', () => {
	expectSoundDocument(regenerate(null, shop));
	const headings = { 'Business Rules': 'What *always* holds', 'Foreign Key Relationships': 'Ties (all)' };
	const text = regenerate(null, { ...shop, headings });
	expectSoundDocument(text);
	expect(text).toContain('[What *always* holds](#what-always-holds)');
	const numbered = text.replace(/^(### )(Ties)/m, '$13.2. $2');
	expect(again(numbered, { ...shop, headings })).toContain('[3.2. Ties (all)](#32-ties-all)');
	expectSoundDocument(again(numbered, { ...shop, headings }));
});

it('writes what has changed in place and leaves the rest as it is', () => {
	const text = regenerate(null, tablesOf('a', 'b')).replace('What the application is about.', 'Our tables.');
	const changed = text.replace('    id bigint', '    id text');
	expect(changed).not.toBe(text);
	expect(again(changed, tablesOf('a', 'b'))).toBe(text);
});

describe('a new block', () => {
	const start = regenerate(null, tablesOf('b', 'd'));

	it.each([
		['between its siblings', start, ['a', 'b', 'c', 'd', 'e']],
		[
			'behind what people say about the block before it',
			start.replace('<!-- spec:end table public.b -->\n', '<!-- spec:end table public.b -->\n\nNote on b\n'),
			['a', 'b', 'Note on b', 'c', 'd', 'e'],
		],
		[
			'behind what people say under the heading',
			start.replace('### Core Tables\n', '### Core Tables\n\nNote on all\n'),
			['Note on all', 'a', 'b', 'c', 'd', 'e'],
		],
		[
			'beside a sibling that people have moved',
			move(start, 'table public.d', '## Project Database Overview\n'),
			['d', 'e', 'a', 'b', 'c'],
		],
	])('goes %s', (_, text, expected) => {
		const grown = again(text, tablesOf('a', 'b', 'c', 'd', 'e'));
		expect(orderOf(grown)).toEqual(expected);
		expect(again(grown, tablesOf('a', 'b', 'c', 'd', 'e'))).toBe(grown);
	});

	it('takes the place of the one that is gone', () => {
		const text = start.replace('### Relationship Tables', 'Note at the end\n\n### Relationship Tables');
		expect(orderOf(again(text, tablesOf('x')))).toEqual(['x', 'Note at the end']);
	});

	it('comes after people’s own words and fences when the section had none', () => {
		const text = [
			'## Plan',
			'### 2.1 **Core tables** (first draft):',
			'Note one',
			'```sql',
			'CREATE TABLE later (id int);',
			'```',
			'#### Our own heading',
			'Note two',
			'',
			'### Something else',
			'Note three',
		].join('\n');
		const grown = again(text, tablesOf('a'));
		expect(orderOf(grown)).toEqual(['Note one', 'Note two', 'a', 'Note three']);
		expect(grown).toContain('\n#### `a`\n');
	});
});

describe('a block whose object is gone', () => {
	it('goes with its markers and its blank line', () => {
		const both = regenerate(null, tablesOf('a', 'b', 'c'));
		expect(again(both, tablesOf('a', 'c'))).toBe(regenerate(null, tablesOf('a', 'c')));
		expect(again(both, tablesOf('b', 'c'))).toBe(regenerate(null, tablesOf('b', 'c')));
	});

	it('leaves the words around it', () => {
		const text =
			'### Core Tables\nbefore\n<!-- spec:begin table public.gone -->\nx\n<!-- spec:end table public.gone -->\nafter\n';
		expect(again(text, tablesOf('a'))).toContain(
			'### Core Tables\nbefore\n\n<!-- spec:begin table public.a -->',
		);
		expect(again(text, tablesOf('a'))).toContain('<!-- spec:end table public.a -->\n\nafter\n');
	});
});

describe('a missing section', () => {
	const headingsOf = (text: string) => text.match(/^#+ .*$/gm)?.filter((line) => !line.includes('`')) ?? [];

	it('goes behind the section before it, at the level that the document uses', () => {
		const text = [
			'# Ours',
			'',
			'### Project Database Overview',
			'',
			'### Data Types and Constraints',
			'',
			'### Annex',
			'',
		];
		const headings = headingsOf(again(text.join('\n')));
		expect(headings.slice(0, 12)).toEqual([
			'# Ours',
			'### Project Database Overview',
			'### Data Architecture Analysis',
			'#### Business Domain Analysis',
			'#### Data Flow Analysis',
			'### Complete Schema Design',
			'#### Core Tables',
			'#### Relationship Tables',
			'#### Audit and Tracking Tables',
			'#### Views',
			'### Data Types and Constraints',
			'#### Custom Types and Enums',
		]);
		expect(headings.at(-1)).toBe('### Annex');
	});

	it('is not missing when people renamed its heading and kept its blocks', () => {
		const text = regenerate(null, shop).replace('### Core Tables', '### Tables that we love');
		expect(again(text)).toBe(text);
	});

	it('is not the title of the document', () => {
		const grown = again('# Database Documentation\n\nWords.\n');
		expect(grown.startsWith('# Database Documentation\n\nWords.\n\n## Project Database Overview\n')).toBe(
			true,
		);
		expect(again(grown)).toBe(grown);
	});

	it('goes to the end of a document about something else', () => {
		const grown = again('Only words');
		expect(grown.startsWith('Only words\n\n## Project Database Overview\n')).toBe(true);
	});

	it('is not added behind a fence that nobody closed', () => {
		let thrown: unknown;
		try {
			again('# Plan\n\n```sql\nSELECT 1;\n');
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toBeInstanceOf(UserError);
		expect(thrown).toMatchObject({ code: 'document', location: { file: 'docs/spec.md', line: 3 } });
	});
});

describe('line endings', () => {
	it('are those that the document mostly has', () => {
		const windows = regenerate(null, tablesOf('a')).replaceAll('\n', '\r\n');
		const grown = again(windows, tablesOf('a', 'b'));
		expect(grown.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(grown.replaceAll('\r\n', '\n')).toBe(regenerate(null, tablesOf('a', 'b')));
	});

	it('of people are kept', () => {
		const mixed = 'one\r\ntwo\nthree\rfour\n\n';
		expect(again(mixed, tablesOf('a')).startsWith(mixed)).toBe(true);
	});

	it('and a byte order mark stay', () => {
		const grown = again('\uFEFF# Core Tables\n## Core Tables', tablesOf('a'));
		expect(grown.startsWith('\uFEFF# Core Tables\n\n')).toBe(true);
		expect(again(grown, tablesOf('a'))).toBe(grown);
		expect(again('\uFEFF', tablesOf('a')).startsWith('\uFEFF## ')).toBe(true);
	});
});

it('writes no number that a second pull request would change too', () => {
	const words = regenerate(null, tablesOf('a', 'b')).replace(/```[\s\S]*?```/g, '');
	expect(words.replace('PostgreSQL 18', '').replace('v1.0.0', '')).not.toMatch(/\d{2,}/);
});

/** A document with one block moved to just under a heading. */
function move(text: string, id: string, heading: string): string {
	const { blocks } = parseDocument('x.md', text);
	const { span } = blocks.find((block) => block.id === id)!;
	const block = text.slice(span.start, span.end);
	return (text.slice(0, span.start) + text.slice(span.end)).replace(heading, `${heading}\n${block}\n`);
}
