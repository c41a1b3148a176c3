import { expect, it } from 'vitest';
import { matchesGlob } from '../../../src/planning/glob.ts';

it.each([
	['docs/a.md', 'docs/*.md', true],
	['docs/x/a.md', 'docs/*.md', false],
	['docs/x/y/a.md', 'docs/**/*.md', true],
	['docs/a.md', 'docs/**/*.md', true],
	['a.md', '**/*.md', true],
	['a.dbml', '**', true],
	['docs/ab.md', 'docs/?b.md', true],
	['docs/a.mdx', 'docs/*.md', false],
	['docs', 'docs/**', true],
])('%s fits %s: %s', (path, pattern, expected) => {
	expect(matchesGlob(path, pattern)).toBe(expected);
});

it('is quick where a pattern has many stars', () => {
	expect(matchesGlob('a'.repeat(5000), `${'a*'.repeat(200)}b`)).toBe(false);
});
