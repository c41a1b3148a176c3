import { expect, it } from 'vitest';
import type { Policy } from '../../../../src/model/objects.ts';
import { listAccess } from '../../../../src/specification/security/role-access.ts';
import { policy } from '../schema-builder.ts';

/** The rows of the matrix for policies of one table, a line each. */
function access(...policies: readonly Partial<Policy>[]): readonly string[] {
	const named = policies.map((each, index) => policy(each.name ?? `p${index}`, 't', each));
	return listAccess(named).map(({ roles, select, insert, update, delete: remove }) =>
		[roles.join('+'), select, insert, update, remove].join(' | '),
	);
}

const LONG = `owner = ${'x'.repeat(60)}`;

it.each<[string, readonly Partial<Policy>[], readonly string[]]>([
	['no policy', [], ['public | – | – | – | –']],
	['one for all', [{ using: 'a = 1' }], ['public | `a = 1` | `a = 1` | `a = 1` | `a = 1`']],
	[
		'a command each',
		[
			{ command: 'select', using: 'true' },
			{ command: 'insert', check: 'a = 1' },
			{ command: 'delete', using: null },
		],
		['public | all rows | `a = 1` | – | all rows'],
	],
	[
		'roles: those of everyone hold for each',
		[
			{ command: 'select', roles: ['writer', 'reader'], using: 'a = 1' },
			{ command: 'insert', roles: ['writer'], check: 'b = 2' },
			{ command: 'select', using: 'c = 3' },
		],
		[
			'reader | `a = 1` or `c = 3` | – | – | –',
			'writer | `a = 1` or `c = 3` | `b = 2` | – | –',
			'public | `c = 3` | – | – | –',
		],
	],
	[
		'roles that may do the same',
		[{ command: 'select', roles: ['b', 'a'], using: 'true' }],
		['a+b | all rows | – | – | –'],
	],
	[
		'restrictive ones limit what others open',
		[
			{ command: 'select', using: 'a = 1' },
			{ command: 'all', permissive: false, using: 'b = 2' },
			{ command: 'delete', using: 'true' },
		],
		['public | `a = 1`, and only `b = 2` | – | – | `b = 2`'],
	],
	['restrictive ones alone open nothing', [{ permissive: false, using: 'true' }], ['public | – | – | – | –']],
	[
		'a long condition',
		[{ name: 'own', command: 'update', using: LONG }],
		['public | – | – | policy `own` | –'],
	],
	[
		'many conditions',
		['a', 'b', 'c', 'd'].map((name) => ({ command: 'select' as const, using: name })),
		['public | as its policies say | – | – | –'],
	],
])('%s', (_, policies, rows) => {
	expect(access(...policies)).toEqual(rows);
});
