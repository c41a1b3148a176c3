import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listLineDates } from '../../../../src/project/sources/line-dates.ts';

let directory: string;

beforeEach(() => {
	directory = mkdtempSync(join(tmpdir(), 'line-dates-'));
	git('init', '--quiet');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
	execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: directory });
}

function commit(text: string, date: string): void {
	writeFileSync(join(directory, 'plan.md'), text);
	git('add', '--all');
	git('commit', '--quiet', '--message=x', `--date=${date}`);
}

it('tells the day of each committed line, and nothing of the others', async () => {
	commit('one\ntwo\n', '2026-01-02T23:30:00-02:00');
	commit('one\nnew\ntwo\n', '2026-03-04T12:00:00Z');
	writeFileSync(join(directory, 'plan.md'), 'one\nnew\ntwo\nthree\n');
	expect(await listLineDates(directory, 'plan.md')).toEqual(
		new Map([
			[1, '2026-01-03'],
			[2, '2026-03-04'],
			[3, '2026-01-03'],
		]),
	);
});

it('tells nothing of what was not fetched, of a file that git does not know, and without git', async () => {
	commit('one\n', '2026-01-02T12:00:00Z');
	commit('one\ntwo\n', '2026-03-04T12:00:00Z');
	commit('one\ntwo\nthree\n', '2026-04-05T12:00:00Z');
	const clone = join(directory, 'clone');
	git('clone', '--quiet', '--depth=2', `file://${directory}`, clone);
	expect(await listLineDates(clone, 'plan.md')).toEqual(new Map([[3, '2026-04-05']]));
	expect(await listLineDates(directory, 'other.md')).toEqual(new Map());
	rmSync(join(directory, '.git'), { recursive: true });
	expect(await listLineDates(directory, 'plan.md')).toEqual(new Map());
});
