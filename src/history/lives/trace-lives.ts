import type { Effect } from '../../dialects/dialect.ts';
import type { Schema } from '../../model/schema.ts';
import type { Replay, Step } from '../../replay/replay.ts';
import { createCensus, isLiving } from './census.ts';
import { finishLives } from './finish-lives.ts';
import type { TableLife } from './life.ts';
import { nameParts } from './name-parts.ts';
import { typeFamilies } from './type-families.ts';

/** What lives are told from. */
export type ToldReplay = Pick<Replay, 'migrations' | 'schema'>;

/**
 * Tells the life of every table that the migrations made, and of its parts, oldest first. Partitions are left out, whose
 * whole is told, and what exists without being a part of the schema, such as a migration tool's own tables.
 */
export function traceLives(replay: ToldReplay): readonly TableLife[] {
	const lives = known.get(replay.schema) ?? trace(replay);
	known.set(replay.schema, lives);
	return lives;
}

/** The figures and the findings ask for the same lives. */
const known = new WeakMap<Schema, readonly TableLife[]>();

function trace({ migrations, schema }: ToldReplay): readonly TableLife[] {
	const familyOf = typeFamilies(migrations);
	const census = createCensus(familyOf);
	for (const [place, { steps }] of migrations.entries()) {
		for (const step of steps) {
			const remade = remadeByEngine(step);
			const implementing = namesOfKeys(step);
			for (const effect of step.effects) {
				if (!isLiving(effect) || remade.has(effect.identity)) continue;
				if (effect.kind === 'index' && implementing.has(nameOf(effect))) continue;
				census.tell(step, effect);
			}
		}
		census.settle(place);
	}
	return finishLives(census, schema);
}

const CONSTRAINT = /^(?:primary-key|unique|foreign-key|check|exclusion)$/;

/** The constraints that the engine made anew by itself, because a column of theirs got another type. */
function remadeByEngine({ effects }: Step): ReadonlySet<string> {
	const remade = new Set<string>();
	const isRetyped = effects.some(
		({ kind, details }) => kind === 'column' && details.some((detail) => detail.startsWith('type ')),
	);
	if (!isRetyped) return remade;
	const dropped = new Set<string>();
	for (const { kind, verb, identity } of effects)
		if (verb === 'dropped' && CONSTRAINT.test(kind)) dropped.add(identity);
	for (const { verb, identity } of effects)
		if (verb === 'created' && dropped.has(identity)) remade.add(identity);
	return remade;
}

/** The names of the indexes that a statement's constraints are implemented by. */
function namesOfKeys({ effects }: Step): ReadonlySet<string> {
	const names = new Set<string>();
	for (const effect of effects) {
		if (!/^(?:primary-key|unique|exclusion)$/.test(effect.kind)) continue;
		const [namespace = '', , name = ''] = nameParts(nameOf(effect));
		names.add(`${namespace}.${name}`);
	}
	return names;
}

function nameOf({ kind, identity }: Effect): string {
	return identity.slice(kind.length + 1);
}
