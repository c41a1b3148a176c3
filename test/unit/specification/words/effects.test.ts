import { expect, it } from 'vitest';
import type { Effect } from '../../../../src/dialects/dialect.ts';
import type { Identity } from '../../../../src/model/identity.ts';
import { describeEffects } from '../../../../src/specification/words/effects.ts';

/** One statement's effects: `+ table public.users` creates, `~` changes, `-` drops; words behind `:` are a detail. */
function effects(...lines: readonly string[]): readonly Effect[] {
	return lines.map((line) => {
		const [, sign, kind, name, detail] = /^([+~-]) (\S+) ([^:]+)(?:: (.*))?$/.exec(line)!;
		return {
			verb: sign === '+' ? 'created' : sign === '-' ? 'dropped' : 'changed',
			kind: kind as Effect['kind'],
			identity: (kind === 'other' ? name : `${kind} ${name}`) as Identity,
			key: `${kind} ${name}`,
			details: detail === undefined ? [] : [detail],
		};
	});
}

it.each([
	['nothing', [], ''],
	['a table', ['+ table public.users'], 'Created table `users`.'],
	[
		'a table with what belongs to it',
		[
			'+ table public.users',
			'+ sequence public.users_id_seq',
			'+ column public.users.id',
			'+ primary-key public.users.users_pkey',
			'+ index public.users_pkey',
			'+ foreign-key public.users.users_org_fkey',
			'~ column public.users.id: default null → nextval',
			'+ index public.users_email_idx',
			'+ trigger public.users.touch',
		],
		'Created table `users`; index `users_email_idx`; trigger `users.touch`.',
	],
	[
		'several of a kind',
		['+ table public.a', '+ table public.b', '+ table app.c', '+ index public.i', '+ index public.j'],
		'Created tables `a`, `b` and `app.c`; indexes `i` and `j`.',
	],
	[
		'changes with details',
		['~ column public.users.phone: type text → integer', '~ column public.users.phone: now required'],
		'Changed column `users.phone` (type text → integer, now required).',
	],
	[
		'the same change of many, once',
		['a', 'b', 'c'].map(
			(name) => `~ column public.users.${name}: type timestamp without time zone → timestamp with time zone`,
		),
		'Changed columns `users.a`, `users.b` and `users.c` (each type timestamp → timestamptz).',
	],
	[
		'a new name',
		['~ table public.users: renamed from public.people'],
		'Changed table `users` (renamed from people).',
	],
	[
		'a key added to a table that was there',
		['+ unique public.users.users_email_key', '+ index public.users_email_key'],
		'Created unique constraint `users.users_email_key`.',
	],
	['what is made and dropped again', ['+ table public.tmp', '- table public.tmp'], ''],
	[
		'a dropped table with what belonged to it',
		['- table public.users', '- column public.users.id', '- primary-key public.users.p', '- index public.p'],
		'Dropped table `users`.',
	],
	[
		'a dropped column with what went with it in the same statement, and an index dropped for itself',
		[
			'- column public.users.email',
			'- index public.users_email_idx',
			'- unique public.users.users_email_key',
			';',
			'- index public.users_name_idx',
		],
		'Dropped column `users.email`; unique constraint `users.users_email_key`; index `users_name_idx`.',
	],
	[
		'what is dropped and made anew',
		[
			'- foreign-key public.users.fk',
			'~ table public.users',
			';',
			'~ table public.users',
			'+ foreign-key public.users.fk',
		],
		'Replaced foreign key `users.fk`.',
	],
	[
		'tables of which nothing else is told, and one of which something is',
		['~ table public.a', '~ table public.b', '~ table public.c: comment', '~ table public.c'],
		'Changed table `c` (comment). Altered tables `a` and `b`, with no effect on their columns or constraints.',
	],
	[
		'a table of which nothing else is told',
		['~ table public.users'],
		'Altered table `users`, with no effect on its columns or constraints.',
	],
	[
		'a table that is changed and then dropped',
		['~ table public.users', ';', '- table public.users'],
		'Dropped table `users`.',
	],
	[
		'an object that the model does not know',
		['+ other aggregate public.median'],
		'Created object `aggregate public.median`.',
	],
	['quoted names', ['+ table public."a.b"', '+ column public."a.b".c'], 'Created table `"a.b"`.'],
	['hostile details', ['~ view public.v: @everyone *x*'], 'Changed view `v` (`@everyone` \\*x\\*).'],
])('%s', (_, lines, words) => {
	const steps = lines
		.join('\n')
		.split('\n;\n')
		.map((step) => effects(...step.split('\n').filter((line) => line !== '')));
	expect(describeEffects(steps)).toBe(words);
});
