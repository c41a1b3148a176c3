import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VERSION } from '../../../src/entry/command-line.ts';

it('the command line has the version of the package', () => {
	const manifest = readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8');
	expect(VERSION).toBe(JSON.parse(manifest).version);
});
