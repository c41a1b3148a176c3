import { expect, it } from 'vitest';
import type { Effect } from '../../../src/dialects/dialect.ts';
import type { Identity } from '../../../src/model/identity.ts';
import type { Touch } from '../../../src/replay/replay.ts';
import { storyOf } from '../../../src/specification/story.ts';
import { factsOf, schemaOf, table } from './schema-builder.ts';

/** Touches as `path verb identity`, oldest first. */
function tell(...lines: readonly string[]) {
	const touches = new Map<Identity, Touch[]>();
	const paths = [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))];
	for (const line of lines) {
		const [path = '', verb, ...rest] = line.split(' ');
		const identity = rest.join(' ') as Identity;
		const effect = { verb, identity, key: identity, kind: 'other', details: [] } as unknown as Effect;
		const step = { path, line: 1, sql: '', command: '', effects: [effect] };
		touches.set(identity, [...(touches.get(identity) ?? []), { step, effect }]);
	}
	const migrations = paths.map((path) => ({
		migration: { version: path, name: path, path, source: '', statements: [], sections: [] },
		steps: [],
	}));
	return storyOf({ ...factsOf(schemaOf([])), touches, migrations }, table('a', { columns: {} })[0]!);
}

const link = (path: string) => `[\`${path}\`](../${path})`;

it('tells who made a table and who changed it or a part of it', () => {
	expect(tell('1.sql created table public.b')).toBeNull();
	expect(tell('1.sql created table public.a', '1.sql created column public.a.x')).toBe(
		`Created by ${link('1.sql')}.`,
	);
	expect(
		tell('1.sql created table public.a', '2.sql created column public.b.x', '3.sql dropped check public.a.c'),
	).toBe(`Created by ${link('1.sql')}; last changed by ${link('3.sql')}.`);
	expect(
		tell('1.sql created table public.a', '2.sql dropped table public.a', '3.sql created table public.a'),
	).toBe(`Created by ${link('3.sql')}.`);
	const many = [2, 3, 4, 5, 6].map((number) => `${number}.sql created column public.a.c${number}`);
	expect(tell('1.sql created table public.a', ...many)).toBe(
		`Created by ${link('1.sql')}; last changed by ${link('6.sql')}.`,
	);
});
