import { expect, it } from 'vitest';
import { readEntry, writeEntry } from '../../../../src/replay/checkpoints/entry.ts';

const data = { map: new Map([['a', new Set([1])]]), bytes: new Uint8Array([1, 2]), missing: undefined };

it('gives back plain data as it was', () => {
	expect(readEntry(writeEntry(data))).toEqual(data);
});

it('gives nothing for bytes that are not all that was written', () => {
	const entry = writeEntry(data);
	const changed = entry.map((byte, at) => (at === entry.length - 3 ? byte ^ 1 : byte));
	for (const bytes of [changed, entry.subarray(0, -1), entry.subarray(0, 20), new Uint8Array()]) {
		expect(readEntry(bytes)).toBeUndefined();
	}
});
