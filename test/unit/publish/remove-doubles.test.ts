import { expect, it } from 'vitest';
import type { PostedComment } from '../../../src/publish/ports.ts';
import { removeDoubles } from '../../../src/publish/remove-doubles.ts';

const marker = (digit: string) => `<!-- auggie-database-spec ${digit.repeat(32)} -->`;

it.each<[string, readonly [author: string, body: string][], readonly number[]]>([
	[
		'one of each',
		[
			['me', `${marker('a')}\nx`],
			['me', `${marker('b')}\nx`],
		],
		[],
	],
	[
		'two alike',
		[
			['me', `${marker('a')}\nold`],
			['me', `${marker('b')}\nx`],
			['me', `${marker('a')}\nnew`],
		],
		[3],
	],
	[
		'three alike',
		[
			['me', marker('a')],
			['me', marker('a')],
			['me', marker('a')],
		],
		[2, 3],
	],
	[
		'what others have copied',
		[
			['you', marker('a')],
			['me', marker('a')],
			['you', marker('a')],
		],
		[],
	],
	[
		'what only quotes a marker',
		[
			['me', marker('a')],
			['me', `see ${marker('a')}`],
		],
		[],
	],
	[
		'two replies to one comment',
		[
			['me', '<!-- auggie-database-spec reply 0123456789abcdef0123456789abcdef -->'],
			['me', '<!-- auggie-database-spec reply 0123456789abcdef0123456789abcdef -->'],
		],
		[2],
	],
])('keeps the oldest of ours: %s', async (_, comments, expected) => {
	const posted: readonly PostedComment[] = comments.map(([author, body], at) => ({
		id: at + 1,
		author,
		body,
	}));
	const removed: number[] = [];
	const count = await removeDoubles({
		list: async () => posted,
		author: async () => 'me',
		remove: async (id) => void removed.push(id),
	});
	expect(removed).toEqual(expected);
	expect(count).toBe(expected.length);
});
