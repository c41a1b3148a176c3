import type { Touch } from '../../replay/replay.ts';
import type { LivingKind, Trait, TraitChange, Turn } from './life.ts';
import { createTraitMemory, type TraitMemory, type TraitReport } from './traits.ts';

/** A life that is still being told. */
export interface OpenLife {
	kind: LivingKind;
	/** Its own name, without its relation's; a relation's and an index's with the namespace. */
	name: string;
	/** What it is a part of; null for tables, and for an index whose table nothing told. */
	table: OpenLife | null;
	/** True for what was there before the first migration. */
	readonly isGiven: boolean;
	exists: boolean;
	/** The engine's key of what it is now. */
	key: string;
	readonly parts: OpenLife[];
	/** Its parts by what they are called now, or were when they were dropped. */
	readonly named: Map<string, OpenLife>;
	readonly turns: Turn[];
	readonly traits: TraitMemory;
	/** What the migration that is being told has done to it so far. */
	pending: Pending | null;
}

/** What one migration has done to one object so far. */
export interface Pending {
	readonly existed: boolean;
	readonly name: string;
	isRemade: boolean;
	goesAlong: boolean;
	touch: Touch;
	readonly reports: Map<Trait, TraitReport[]>;
}

/** A life that begins, or whose beginning nobody told. */
export function openLife(
	kind: LivingKind,
	name: string,
	table: OpenLife | null,
	key: string,
	isGiven: boolean,
): OpenLife {
	const life: OpenLife = {
		...{ kind, name, table, key, isGiven, exists: isGiven, parts: [], turns: [], named: new Map() },
		...{ traits: createTraitMemory(), pending: null },
	};
	table?.parts.push(life);
	return life;
}

/** What a migration does to an object from now on, or has done to it so far. */
export function touchLife(life: OpenLife, touch: Touch): Pending {
	life.pending ??= {
		...{ existed: life.exists, name: life.name, isRemade: false, goesAlong: false, touch },
		reports: new Map(),
	};
	life.pending.touch = touch;
	return life.pending;
}

/** Adds what a migration that is over came to for an object, if it came to anything. */
export function settleLife(life: OpenLife, place: number): void {
	const { pending } = life;
	life.pending = null;
	if (!pending) return;
	const { existed, touch, goesAlong } = pending;
	const changes = listChanges(life, pending, place);
	const kind = kindOfTurn(life, pending, changes);
	if (kind === null) return;
	const own = existed && !life.exists ? pending.name : life.name;
	const name = life.table && life.kind !== 'index' ? `${life.table.name}.${own}` : own;
	life.turns.push({
		...{ place, kind, touch, name, goesAlong: kind === 'dropped' && goesAlong },
		changes: kind === 'changed' ? changes : [],
	});
}

function kindOfTurn(
	{ exists, isGiven, turns }: OpenLife,
	{ existed, isRemade }: Pending,
	changes: readonly TraitChange[],
): Turn['kind'] | null {
	if (!existed) {
		if (!exists) return null;
		return turns.length > 0 || isGiven ? 'again' : 'made';
	}
	if (!exists) return 'dropped';
	if (isRemade) return 'replaced';
	return changes.length > 0 ? 'changed' : null;
}

function listChanges(life: OpenLife, pending: Pending, place: number): readonly TraitChange[] {
	const renamed: TraitReport = { trait: 'name', before: pending.name, after: life.name };
	const traits = [[renamed], ...pending.reports.values()];
	if (pending.existed && !pending.isRemade)
		return traits.flatMap((reports) => life.traits.change(reports, place) ?? []);
	for (const reports of traits) life.traits.begin(reports);
	return [];
}
