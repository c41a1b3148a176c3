import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change } from '../../src/compare/change.ts';
import { compareSchemas } from '../../src/compare/compare-schemas.ts';
import { introspect } from '../../src/dialects/postgres/introspect/introspect.ts';
import { identify } from '../../src/model/identity.ts';
import type { Schema } from '../../src/model/schema.ts';
import { useEngine } from '../support/engine.ts';
import { type Choices, choices } from './choices.ts';
import { randomEdits } from './random-edits.ts';
import { randomSchema } from './random-schema.ts';
import { runs, TIME_LIMIT } from './runs.ts';

const engine = useEngine();

async function build(random: Choices): Promise<Schema> {
	const fresh = await engine.fresh();
	return buildMore(fresh, random);
}

async function buildMore(fresh: Awaited<ReturnType<typeof engine.fresh>>, random: Choices): Promise<Schema> {
	for (const sql of randomSchema(random)) {
		await fresh.apply({ statements: [{ sql }], transaction: 'none' });
	}
	return (await introspect(fresh, [])).schema;
}

function tell(change: Change): string {
	if (change.kind !== 'changed') return `${change.kind} ${identify(change.object)}`;
	const names = change.attributes.map(({ name }) => name).sort();
	return `changed ${identify(change.after)}: ${names.join(', ')}`;
}

it(
	'edits of a schema are told one by one, no more and no fewer, and the other way round',
	async () => {
		const property = fc.asyncProperty(choices(500), choices(300), async (random, edits) => {
			const before = await build(random);
			const { schema: after, expected } = randomEdits(edits, before);
			expect(compareSchemas(before, after).map(tell).sort()).toEqual(expected);
			const back = compareSchemas(after, before).map(tell);
			const turned = expected.map((text) =>
				text.replace(/^(?:added|removed)/, (verb) => OPPOSITE[verb] ?? verb),
			);
			expect(back.sort()).toEqual(turned.sort());
			expect(compareSchemas(after, after)).toEqual([]);
		});
		await fc.assert(property, runs(4));
	},
	TIME_LIMIT,
);

const OPPOSITE: Readonly<Record<string, string>> = { added: 'removed', removed: 'added' };

it(
	'what more SQL adds is all that has changed, with nothing told twice',
	async () => {
		const property = fc.asyncProperty(choices(400), choices(300), async (random, more) => {
			const fresh = await engine.fresh();
			const before = await buildMore(fresh, random);
			const after = await buildMore(fresh, more);
			const known = new Set(before.objects.map(identify));
			const added = after.objects.map(identify).filter((identity) => !known.has(identity));
			const changes = compareSchemas(before, after);
			const told = changes.flatMap((change) => (change.kind === 'added' ? [identify(change.object)] : []));
			expect(told.sort()).toEqual(added.sort());
			expect(changes.filter(({ kind }) => kind === 'removed')).toEqual([]);
			const identities = changes.map((change) =>
				identify(change.kind === 'changed' ? change.after : change.object),
			);
			expect(new Set(identities).size).toBe(identities.length);
		});
		await fc.assert(property, runs(2));
	},
	TIME_LIMIT,
);
