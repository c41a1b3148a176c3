import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UserError } from '../../../../src/errors.ts';
import { openDirectoryStore } from '../../../../src/replay/checkpoints/directory-store.ts';

let parent: string;
let directory: string;
beforeEach(() => {
	parent = mkdtempSync(join(tmpdir(), 'checkpoints-'));
	directory = join(parent, 'kept');
});
afterEach(() => rmSync(parent, { recursive: true }));

const keyOf = (digit: number): string => String(digit).repeat(64);
const bytes = (size: number): Uint8Array => new Uint8Array(size).fill(7);

/** Says that a file was used so many minutes ago. */
function age(name: string, minutes: number): void {
	const then = new Date(Date.now() - minutes * 60_000);
	utimesSync(join(directory, name), then, then);
}

it('gives what was put, to another store of the same directory as well', async () => {
	const store = await openDirectoryStore(directory);
	expect(await store.get(keyOf(1))).toBeNull();
	await store.put(keyOf(1), bytes(3));
	const other = await openDirectoryStore(directory);
	expect([...((await other.get(keyOf(1))) ?? [])]).toEqual([7, 7, 7]);
	expect(readdirSync(directory)).toEqual([`${keyOf(1)}.checkpoint`]);
});

it('removes what was used least lately, and nothing that is not its own', async () => {
	const store = await openDirectoryStore(directory, 25);
	writeFileSync(join(directory, 'notes.txt'), 'somebody else wrote this, which is long');
	for (const digit of [1, 2]) {
		await store.put(keyOf(digit), bytes(10));
		age(`${keyOf(digit)}.checkpoint`, 10 - digit);
	}
	await store.get(keyOf(1));
	await store.put(keyOf(3), bytes(10));
	const left = [`${keyOf(1)}.checkpoint`, `${keyOf(3)}.checkpoint`, 'notes.txt'];
	expect(readdirSync(directory).sort()).toEqual(left);
});

it('removes unfinished files only when their process cannot be alive any more', async () => {
	const store = await openDirectoryStore(directory);
	const [old, young] = ['a', 'b'].map((letter) => `${keyOf(1)}.checkpoint.${letter.repeat(36)}`);
	for (const name of [old!, young!]) writeFileSync(join(directory, name), 'half');
	age(old!, 90);
	await store.put(keyOf(2), bytes(1));
	expect(readdirSync(directory).sort()).toEqual([young, `${keyOf(2)}.checkpoint`]);
});

it('has one whole entry where many put the same at once', async () => {
	const stores = await Promise.all(Array.from({ length: 8 }, () => openDirectoryStore(directory, 5000)));
	await Promise.all(stores.map((store) => store.put(keyOf(1), bytes(4000))));
	expect((await stores[0]!.get(keyOf(1)))?.length).toBe(4000);
	expect(readdirSync(directory)).toHaveLength(1);
});

it('says at once where there can be no directory', async () => {
	writeFileSync(directory, 'a file');
	await expect(openDirectoryStore(directory)).rejects.toThrow(UserError);
});
