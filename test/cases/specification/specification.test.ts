import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { regenerate } from '../../../src/specification/regenerate.ts';
import { shop } from '../../unit/specification/shop.ts';

it('writes a new document about a small shop', async () => {
	await expect(regenerate(null, shop)).toMatchFileSnapshot('./new/expected.md');
});

it('completes a document that was written by hand', async () => {
	const text = readFileSync(new URL('./hand-written/document.md', import.meta.url), 'utf8');
	const completed = regenerate(parseDocument('docs/database-spec.md', text), shop);
	await expect(completed).toMatchFileSnapshot('./hand-written/expected.md');
	expect(regenerate(parseDocument('docs/database-spec.md', completed), shop)).toBe(completed);
});
