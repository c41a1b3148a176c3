import { expect, it } from 'vitest';
import { makeBlobCache } from '../../../../src/github/sources/blob-cache.ts';

it('drops what was not used for longest above its limit', () => {
	const cache = makeBlobCache(3000);
	for (const key of ['a', 'b']) cache.set(key, Buffer.alloc(1000));
	cache.get('a');
	cache.set('c', Buffer.alloc(1000));
	expect(['a', 'b', 'c'].map((key) => cache.get(key)?.length)).toEqual([1000, undefined, 1000]);
});

it('counts a key once, and keeps nothing that alone is too much', () => {
	const cache = makeBlobCache(3000);
	for (let time = 0; time < 5; time += 1) cache.set('a', Buffer.alloc(1000));
	cache.set('b', Buffer.alloc(1000));
	cache.set('c', Buffer.alloc(5000));
	expect(['a', 'b', 'c'].map((key) => cache.get(key)?.length)).toEqual([1000, 1000, undefined]);
});
