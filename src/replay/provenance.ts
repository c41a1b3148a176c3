import type { Effect } from '../dialects/dialect.ts';
import type { Identity } from '../model/identity.ts';
import type { ReplayedMigration, Touch } from './replay.ts';

/** Kinds whose drop is not reported when their table goes, and those that the model does not know. */
const GO_SILENTLY: ReadonlySet<string> = new Set([
	'primary-key',
	'unique',
	'foreign-key',
	'check',
	'exclusion',
	'other',
]);

/**
 * Takes out what did not last: an object whose creation was reported but that neither exists at the end nor was
 * dropped was undone inside its own statement (a caught exception in a DO block). An index that a new type of its
 * column builds anew gets another key without a report, so that it is known by its name.
 */
export function withoutUndone(
	migrations: readonly ReplayedMigration[],
	keys: ReadonlyMap<string, Identity>,
): readonly ReplayedMigration[] {
	const dropped = new Set<string>();
	for (const effect of allEffects(migrations)) if (effect.verb === 'dropped') dropped.add(effect.key);
	const names = lastIdentities(migrations);
	const anew = madeAnew(migrations, keys);
	const lasted = ({ verb, kind, key, identity }: Effect): boolean =>
		verb !== 'created' ||
		keys.has(key) ||
		dropped.has(key) ||
		anew.has(names.get(key) ?? identity) ||
		GO_SILENTLY.has(kind) ||
		(kind === 'column' && dropped.has(key.replace(/:\d+$/, ':0')));
	return migrations.map((migration) => ({
		...migration,
		steps: migration.steps.map((step) => ({ ...step, effects: step.effects.filter(lasted) })),
	}));
}

/** What exists at the end or was dropped under a key whose creation nothing reported. */
function madeAnew(
	migrations: readonly ReplayedMigration[],
	keys: ReadonlyMap<string, Identity>,
): ReadonlySet<Identity> {
	const created = new Set<string>();
	const found = new Set<Identity>();
	for (const { verb, key, identity } of allEffects(migrations)) {
		if (verb === 'created') created.add(key);
		else if (verb === 'dropped' && !created.has(key)) found.add(identity);
	}
	for (const [key, identity] of keys) if (!created.has(key)) found.add(identity);
	return found;
}

/** What each key was called last. */
function lastIdentities(migrations: readonly ReplayedMigration[]): ReadonlyMap<string, Identity> {
	const last = new Map<string, Identity>();
	for (const effect of allEffects(migrations)) last.set(effect.key, effect.identity);
	return last;
}

/** Every touch by the identity that its object has at the end, or had when it was dropped. */
export function collectTouches(
	migrations: readonly ReplayedMigration[],
	keys: ReadonlyMap<string, Identity>,
): ReadonlyMap<Identity, readonly Touch[]> {
	const lastIdentity = lastIdentities(migrations);
	const touches = new Map<Identity, Touch[]>();
	for (const { steps } of migrations) {
		for (const step of steps) {
			for (const effect of step.effects) {
				const identity = keys.get(effect.key) ?? lastIdentity.get(effect.key) ?? effect.identity;
				const list = touches.get(identity);
				if (list) list.push({ step, effect });
				else touches.set(identity, [{ step, effect }]);
			}
		}
	}
	return touches;
}

/** The touch that ended each identity: the drop of its object, or its renaming. */
export function collectEndings(migrations: readonly ReplayedMigration[]): ReadonlyMap<Identity, Touch> {
	const endings = new Map<Identity, Touch>();
	const current = new Map<string, Identity>();
	for (const { steps } of migrations) {
		for (const step of steps) {
			for (const effect of step.effects) {
				const before = current.get(effect.key);
				if (before !== undefined && before !== effect.identity) endings.set(before, { step, effect });
				if (effect.verb === 'dropped') endings.set(effect.identity, { step, effect });
				current.set(effect.key, effect.identity);
			}
		}
	}
	return endings;
}

function* allEffects(migrations: readonly ReplayedMigration[]): Iterable<Effect> {
	for (const { steps } of migrations) for (const step of steps) yield* step.effects;
}
