import { DEFINED_KINDS } from '../../../model/defined-objects.ts';
import type { Identity } from '../../../model/identity.ts';
import { quoteName } from '../../../model/name.ts';
import type { Effect } from '../../dialect.ts';
import { eventTriggerEffects } from './event-trigger-effects.ts';
import { kindOfRecord } from './kind-of-record.ts';
import { nameOfRecord } from './name-of-record.ts';
import { compareStates } from './relation-changes.ts';
import { tableActions } from './table-actions.ts';
import type { RelationState, TraceRecord } from './trace-record.ts';

/** Turns the payloads of one engine's event triggers into effects; it remembers tables to tell what an ALTER changed. */
export interface Tracer {
	/** The effects of one statement that stands, in the order in which they happened; `sql` tells what no payload does. */
	read(payloads: readonly string[], sql?: string): readonly Effect[];
	/** A tracer that goes on from here by itself, for statements that will be taken back. */
	fork(): Tracer;
	/** What it knows so far, as plain data that another tracer can start from. */
	memory(): Memory;
}

type Target = Pick<Effect, 'kind' | 'identity' | 'key'>;

/** What is known of the tables so far; OIDs are an engine's own and leave this folder in nothing that is printed. */
export interface Memory {
	readonly relations: Map<number, RelationState>;
	/** Constraint OID → the table that has it. */
	readonly constraints: Map<number, number>;
	/** Engine key → what it was called last, for renames, and what it is, which a dropped type no longer tells. */
	readonly named: Map<string, Target>;
}

/** A tracer for a new engine, or for one that goes on from what another one knew; feed it every statement that stands, in order. */
export function createTracer(
	memory: Memory = { relations: new Map(), constraints: new Map(), named: new Map() },
): Tracer {
	return {
		read(payloads, sql = '') {
			const effects = mergeEffects(
				payloads.flatMap((payload) => readRecord(JSON.parse(payload) as TraceRecord, memory)),
			);
			return effects.length > 0 ? withTableActions(effects, sql) : readEventTrigger(sql, memory);
		},
		fork: () =>
			createTracer({
				relations: new Map(memory.relations),
				constraints: new Map(memory.constraints),
				named: new Map(memory.named),
			}),
		memory: () => memory,
	};
}

const FOREIGN_COLUMN = 'foreign table column';

const PARTS_OF_PUBLICATION: ReadonlySet<string> = new Set(['publication relation', 'publication namespace']);

/** Whether the engine reports the drop of such an object even where it was the inside of a type or of an extension. */
function isShadowed(record: TraceRecord): boolean {
	if (['type', 'composite type', 'function'].includes(record.type)) return true;
	return (DEFINED_KINDS as readonly unknown[]).includes(kindOfRecord(record));
}

/** Leaves out the family that an operator class makes for itself. */
function withoutOwnFamilies(effects: readonly Effect[]): readonly Effect[] {
	const classes = effects.filter(({ kind, verb }) => kind === 'operator-class' && verb === 'created');
	const families = new Set(
		classes.map(({ identity }) => identity.replace('operator-class', 'operator-family')),
	);
	return effects.filter(({ identity }) => !families.has(identity));
}

/** Says from the statement's text what happened to a table of which the engine reports no more than that it changed. */
function withTableActions(effects: readonly Effect[], sql: string): readonly Effect[] {
	const bare = effects.filter(
		({ kind, verb, details }) => kind === 'table' && verb === 'changed' && details.length === 0,
	);
	// A partitioned table is reported with its partitions, which may not have changed.
	if (bare.length !== 1) return effects;
	const details = tableActions(sql);
	return effects.map((effect) => (effect === bare[0] ? { ...effect, details } : effect));
}

function readEventTrigger(sql: string, memory: Memory): readonly Effect[] {
	return eventTriggerEffects(sql).filter((effect) => {
		const isKnown = memory.named.has(effect.key);
		if (effect.verb === 'dropped') memory.named.delete(effect.key);
		else memory.named.set(effect.key, effect);
		return effect.verb !== 'dropped' || isKnown;
	});
}

function readRecord(record: TraceRecord, memory: Memory): readonly Effect[] {
	if (isInternal(record)) return [];
	if (PARTS_OF_PUBLICATION.has(record.type)) return changePublication(record, memory);
	if (record.tag === 'DROP') return readDrop(record, memory);
	// A comment on a column comes with the table's state, in which nothing changed.
	if (record.state && !(record.tag === 'COMMENT' && record.type === 'table column')) {
		return readState(record, record.state, memory);
	}
	const target = targetOf(record);
	if (!target) return [];
	const before = memory.named.get(target.key);
	memory.named.set(target.key, target);
	if (record.tag === 'COMMENT') return [{ ...target, verb: 'changed', details: ['comment'] }];
	const oldName = before?.identity.slice(before.kind.length + 1);
	const isRenamed = before !== undefined && `${target.kind} ${oldName}` !== target.identity;
	const verb = record.tag.startsWith('CREATE') && before === undefined ? 'created' : 'changed';
	return [{ ...target, verb, details: isRenamed ? [`renamed from ${oldName}`] : [] }];
}

function readState(record: TraceRecord, state: RelationState, memory: Memory): readonly Effect[] {
	const effects = compareStates(memory.relations.get(record.object), state, record.tag);
	memory.relations.set(record.object, state);
	for (const [constraint] of state.constraints) memory.constraints.set(constraint, record.object);
	return effects;
}

function readDrop(record: TraceRecord, memory: Memory): readonly Effect[] {
	if (record.type === 'table constraint') return dropConstraint(record, memory);
	// A dropped type is reported with its shadows, and as no more than a type: what was made tells them apart.
	const target = isShadowed(record) ? memory.named.get(keyOf(record)) : targetOf(record);
	if (!target) return [];
	// The columns of a foreign table are a part of it.
	if (record.type === FOREIGN_COLUMN) return [{ ...target, verb: 'changed', details: [] }];
	if (target.kind === 'table') memory.relations.delete(record.object);
	memory.named.delete(target.key);
	return [{ ...target, verb: 'dropped', details: [] }];
}

function keyOf(record: TraceRecord): string {
	const sub = record.type === FOREIGN_COLUMN ? 0 : record.sub;
	return `${record.class}:${record.object}:${sub}`;
}

/** Adding a table to a publication, or dropping one, is a change of the publication; dropping the publication is not. */
function changePublication(record: TraceRecord, memory: Memory): readonly Effect[] {
	const identity = `publication ${quoteName(record.arguments?.[0] ?? '')}`;
	const target = memory.named.values().find((each) => each.identity === identity);
	return target ? [{ ...target, verb: 'changed', details: [] }] : [];
}

/** A constraint that goes with its own table is part of that; one that goes with another (CASCADE) is news. */
function dropConstraint(record: TraceRecord, memory: Memory): readonly Effect[] {
	const owner = memory.constraints.get(record.object);
	const state = owner === undefined ? undefined : memory.relations.get(owner);
	if (owner === undefined || !state) return [];
	const after = { ...state, constraints: state.constraints.filter(([oid]) => oid !== record.object) };
	memory.relations.set(owner, after);
	return compareStates(state, after, record.tag);
}

function targetOf(record: TraceRecord): Target | null {
	const kind = kindOfRecord(record);
	if (!kind || !record.names) return null;
	return { kind, identity: `${kind} ${nameOfRecord(record)}` as Identity, key: keyOf(record) };
}

/** The insides of foreign keys and of wide columns. */
function isInternal({ names, type }: TraceRecord): boolean {
	return names?.[0] === 'pg_toast' || (type === 'trigger' && /^RI_ConstraintTrigger_/.test(names?.[2] ?? ''));
}

/** What happens to one object within one statement is one effect: created and then changed is created. */
function mergeEffects(effects: readonly Effect[]): readonly Effect[] {
	const merged = new Map<string, Effect>();
	for (const effect of effects) {
		const id = `${effect.key} ${effect.verb === 'dropped'}`;
		const known = merged.get(id);
		if (!known) merged.set(id, effect);
		else
			merged.set(id, {
				...effect,
				verb: known.verb,
				details: [...new Set([...known.details, ...effect.details])],
			});
	}
	return withoutOwnFamilies([...merged.values()]);
}
