import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleFolders, examplesOf } from '../../scripts/rules/rule-files.ts';
import { KNOWN_SOURCES, WITHOUT_RULE } from '../../scripts/rules/without-rule.ts';
import { RULES } from '../../src/lint/rules/index.ts';

const ids = RULES.map(({ id }) => id);
const root = new URL('../../', import.meta.url);

describe('the registry of rules', () => {
	it('is sorted, and has a file for each', () => {
		expect(ids).toEqual([...new Set(ids)].sort());
		const files = readdirSync(new URL('src/lint/rules', root)).filter((file) => file !== 'index.ts');
		expect(files.sort()).toEqual(ids.map((id) => `${id}.ts`));
	});

	it('has examples for each, and none for others', () => {
		expect(exampleFolders()).toEqual(ids);
	});

	it.each(RULES)('has examples of both kinds for $id', (rule) => {
		const kinds = examplesOf(rule).map(({ isInvalid }) => isInvalid);
		expect([kinds.includes(true), kinds.includes(false)]).toEqual([true, true]);
	});

	it('has a page for each, and none for others', () => {
		const pages = readdirSync(new URL('docs/rules', root)).sort();
		expect(pages).toEqual(['README.md', ...ids.map((id) => `${id}.md`)].sort());
	});

	it('answers for everything that Squawk and eugene find', () => {
		const known = new Set([...RULES.flatMap(({ sources }) => sources), ...Object.keys(WITHOUT_RULE)]);
		expect(KNOWN_SOURCES.filter((source) => !known.has(source))).toEqual([]);
	});
});
