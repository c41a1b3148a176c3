import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileChange, gitPatch } from '../../../src/compare/git-patch.ts';

let directory: string;

beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), 'patch-'));
	git(['init', '--quiet']);
});

afterEach(() => rm(directory, { recursive: true }));

function git(
	args: readonly string[],
	input = '',
): { readonly status: number | null; readonly stderr: string } {
	// What the machine's own settings say of white space and line ends is left out.
	const env = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
	return spawnSync('git', args, { cwd: directory, input, encoding: 'utf8', env });
}

async function write(path: string, text: string): Promise<void> {
	await mkdir(dirname(join(directory, path)), { recursive: true });
	await writeFile(join(directory, path), text);
}

const LONG = Array.from({ length: 60 }, (_, at) => `line ${at}`).join('\n');

const CHANGES: readonly (readonly [string, FileChange])[] = [
	['changed', { path: 'docs/spec.md', before: `${LONG}\n`, after: `${LONG.replace('line 30', 'other')}\n` }],
	['new', { path: 'docs/pages/users.md', before: null, after: '# users\n' }],
	['gone', { path: 'docs/gone.md', before: 'a\nb\n', after: null }],
	['without a last line feed', { path: 'spec.md', before: 'a\nb', after: 'a\nc' }],
	['given a last line feed', { path: 'spec.md', before: 'a', after: 'a\n' }],
	['with other line ends', { path: 'spec.md', before: 'a\r\nb\r\nc\n', after: 'a\r\nB\r\nc\n' }],
	['with lone carriage returns', { path: 'spec.md', before: 'a\rb\nc\n', after: 'a\rb\nC\n' }],
	['empty at first', { path: 'spec.md', before: '', after: 'a\n' }],
	['emptied', { path: 'spec.md', before: 'a\n', after: '' }],
	['new and empty', { path: 'spec.md', before: null, after: '' }],
	['with blanks in its name', { path: 'our docs/the spec.md', before: 'a\n', after: 'b\n' }],
	['with signs in its name', { path: 'do"cs/a\\b\tc.md', before: 'a\n', after: 'b\n' }],
	['with letters in its name', { path: 'dökümente/表.md', before: 'a\n', after: 'b\n' }],
	['new, with a blank in its name', { path: 'a b.md', before: null, after: 'b\n' }],
	[
		'that looks like a patch',
		{ path: 'spec.md', before: 'a\n--- b\n', after: '+++ a\n@@ -1 +1 @@\ndiff --git\n' },
	],
];

describe('gitPatch', () => {
	it.each(CHANGES)('of a file that is %s is applied by git', async (_, change) => {
		if (change.before !== null) await write(change.path, change.before);
		const { status, stderr } = git(['apply', '-'], gitPatch([change]));
		expect({ status, stderr: stderr.replace(/^.*warning: .*\n(?:.*\n)*/gm, '') }).toEqual({
			status: 0,
			stderr: '',
		});
		const file = join(directory, change.path);
		expect(existsSync(file) ? await readFile(file, 'utf8') : null).toBe(change.after);
	});

	it('takes all files in one', async () => {
		const changes = [
			{ path: 'a.md', before: 'a\n', after: 'b\n' },
			{ path: 'same.md', before: 'a\n', after: 'a\n' },
			{ path: 'new.md', before: null, after: 'n\n' },
		];
		await write('a.md', 'a\n');
		expect(git(['apply', '-'], gitPatch(changes)).status).toBe(0);
		expect(await readFile(join(directory, 'new.md'), 'utf8')).toBe('n\n');
		expect(existsSync(join(directory, 'same.md'))).toBe(false);
	});

	it('is empty where nothing changes', () => {
		expect(gitPatch([{ path: 'a.md', before: 'a', after: 'a' }])).toBe('');
	});
});
