import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCache } from '../../src/github/open-cache.ts';

it.each(['/work/shop', '/work/shop/.cache', '/work/shop/a/../b'])(
	'refuses %s, where a pull request could bring files',
	async (directory) => {
		await expect(openCache(directory, '/work/shop')).rejects.toThrow(/within the checkout/);
	},
);

it('opens a directory beside the checkout, and none where none is asked for', async () => {
	const parent = mkdtempSync(join(tmpdir(), 'cache-'));
	try {
		expect(await openCache(join(parent, 'kept'), join(parent, 'work'))).toBeDefined();
		expect(await openCache(null, '/work/shop')).toBeUndefined();
	} finally {
		rmSync(parent, { recursive: true });
	}
});
