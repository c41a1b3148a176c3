import type { Effect } from '../../dialects/dialect.ts';
import type { Step } from '../../replay/replay.ts';
import { tableOfIndex } from './index-table.ts';
import type { LivingKind } from './life.ts';
import { nameParts } from './name-parts.ts';
import { type OpenLife, openLife, settleLife, touchLife } from './open-life.ts';
import { reportedTraits } from './traits.ts';

/** An effect on a table or on something that a table is made of. */
export type LivingEffect = Effect & { readonly kind: LivingKind };

const LIVING: ReadonlySet<string> = new Set<LivingKind>([
	...(['table', 'column', 'primary-key', 'unique', 'foreign-key', 'check', 'exclusion'] as const),
	...(['index', 'trigger', 'policy', 'rule'] as const),
]);

/** Whether an effect is on something whose life is told. */
export function isLiving(effect: Effect): effect is LivingEffect {
	return LIVING.has(effect.kind);
}

/** All lives while they are being told, effect by effect and migration by migration. */
export interface Census {
	readonly tables: readonly OpenLife[];
	/** Indexes that no statement's words lead to a table. */
	readonly strayIndexes: readonly OpenLife[];
	tell(step: Step, effect: LivingEffect): void;
	/** Ends a migration. */
	settle(place: number): void;
}

/** A census of nothing yet; `familyOf` makes one of the names that a type has had. */
export function createCensus(familyOf: (type: string) => string): Census {
	const tables: OpenLife[] = [];
	const strayIndexes: OpenLife[] = [];
	/** Tables and indexes by what they are called now, or were when they were dropped. */
	const named = new Map<string, OpenLife>();
	const byKey = new Map<string, OpenLife>();
	const touched = new Set<OpenLife>();

	const begin = (
		kind: LivingKind,
		name: string,
		table: OpenLife | null,
		key: string,
		isGiven: boolean,
	): OpenLife => {
		const life = openLife(kind, name, table, key, isGiven);
		slotsOf(life, named).set(slotOf(life), life);
		if (kind === 'table') tables.push(life);
		if (kind === 'index' && !table) strayIndexes.push(life);
		return life;
	};
	const findTable = (name: string): OpenLife =>
		named.get(`table ${name}`) ?? begin('table', name, null, '', true);
	const locate = (step: Step, { kind, identity, verb }: LivingEffect) => {
		const name = identity.slice(kind.length + 1);
		if (kind === 'table') return { name, table: null };
		if (kind === 'index') {
			const table = verb === 'created' ? tableOfIndex(step, name) : null;
			return { name, table: table === null ? null : findTable(table) };
		}
		const [namespace = '', relation = '', own = ''] = nameParts(name);
		return { name: own, table: findTable(`${namespace}.${relation}`) };
	};
	const touch = (life: OpenLife, step: Step, effect: Effect) => {
		touched.add(life);
		return touchLife(life, { step, effect });
	};

	return {
		tables,
		strayIndexes,
		tell(step, effect) {
			const { verb, kind, key } = effect;
			const { name, table } = locate(step, effect);
			const slots = table && kind !== 'index' ? table.named : named;
			const namesake = slots.get(slotOf({ kind, name }));
			if (verb === 'created') {
				const life = namesake ?? begin(kind, name, table, key, false);
				touch(life, step, effect).isRemade = namesake !== undefined;
				life.kind = kind;
				life.key = key;
				life.exists = true;
				byKey.set(key, life);
				return;
			}
			const known = byKey.get(key);
			const life = known ?? namesake ?? begin(kind, name, table, key, true);
			// What was made anew is reported before the drop of what it was.
			if (verb === 'dropped' && known && life.key !== key) return;
			const pending = touch(life, step, effect);
			if (verb === 'dropped') {
				life.exists = false;
				pending.goesAlong = goesAlong(step, effect);
				for (const part of life.parts) {
					if (!part.exists) continue;
					touch(part, step, effect).goesAlong = true;
					part.exists = false;
				}
				return;
			}
			byKey.set(key, life);
			life.key = key;
			if (life.name !== name) rename(life, name, named);
			for (const report of reportedTraits(effect, familyOf)) {
				const reports = pending.reports.get(report.trait);
				if (reports) reports.push(report);
				else pending.reports.set(report.trait, [report]);
			}
		},
		settle(place) {
			for (const life of touched) settleLife(life, place);
			touched.clear();
		},
	};
}

type Named = Pick<OpenLife, 'kind' | 'name'>;

/** A constraint is another one only by its name. */
function slotOf({ kind, name }: Named): string {
	return `${/^(?:table|column|index|trigger|policy|rule)$/.test(kind) ? kind : 'constraint'} ${name}`;
}

function slotsOf({ kind, table }: OpenLife, named: Map<string, OpenLife>): Map<string, OpenLife> {
	return table && kind !== 'index' ? table.named : named;
}

function rename(life: OpenLife, name: string, named: Map<string, OpenLife>): void {
	const slots = slotsOf(life, named);
	const former = slotOf(life);
	if (slots.get(former) === life) slots.delete(former);
	life.name = name;
	slots.set(slotOf(life), life);
}

/** Whether a statement drops something because it drops what that belongs to. */
function goesAlong({ effects }: Step, { kind }: LivingEffect): boolean {
	if (kind === 'table') return false;
	return effects.some((other) => {
		if (other.verb !== 'dropped') return false;
		return other.kind === 'table' || (other.kind === 'column' && kind !== 'column');
	});
}
