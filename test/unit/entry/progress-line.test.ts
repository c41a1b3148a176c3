import { afterEach, describe, expect, it, vi } from 'vitest';
import { progressLine } from '../../../src/entry/progress-line.ts';

const before = { isTTY: process.stderr.isTTY, columns: process.stderr.columns };

function capture(isTTY: boolean): () => string {
	let written = '';
	Object.assign(process.stderr, { isTTY, columns: 40 });
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
		written += String(text);
		return true;
	});
	return () => written;
}

afterEach(() => {
	vi.restoreAllMocks();
	Object.assign(process.stderr, before);
});

describe('progress', () => {
	it('is not printed into a pipe', async () => {
		const written = capture(false);
		await progressLine(async (onProgress) => onProgress('a.sql', 1, 2));
		expect(written()).toBe('');
	});

	it('is one line of a terminal, gone at the end, whatever the path holds', async () => {
		const written = capture(true);
		await progressLine(async (onProgress) => onProgress(`\u001b[2J\n${'x'.repeat(100)}`, 1, 2));
		expect(written()).toBe(`\r\u001b[Kreplaying 1/2 ?[2J?${'x'.repeat(20)}\r\u001b[K`);
	});

	it('is gone after an error too', async () => {
		const written = capture(true);
		const stopped = progressLine(() => Promise.reject(new Error('stopped')));
		await expect(stopped).rejects.toThrow('stopped');
		expect(written()).toBe('\r\u001b[K');
	});
});
