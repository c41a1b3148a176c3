import { hintOf } from './expression-type.ts';
import type { Notes } from './read-uses.ts';
import { type Fields, isFields, listOf, textOf } from './tree.ts';

/** Notes that a relation shares the columns of another one. */
export function noteParent(parent: Fields | null, child: Fields, notes: Notes): void {
	if (!parent) return;
	notes.relation(parent);
	const name = textOf(parent.relname) ?? '';
	notes.relation(child).like ??= {
		namespace: textOf(parent.schemaname),
		name,
		origin: notes.renames.originOf(name),
	};
}

const STRATEGIES: Readonly<Record<string, string>> = { r: 'RANGE', l: 'LIST', h: 'HASH' };

/** Notes that a relation is, becomes or has been a part of another one, and how that one is divided. */
export function notePartition(whole: Fields, part: Fields, bound: unknown, notes: Notes): void {
	const facts = notes.relation(whole);
	noteParent(whole, part, notes);
	if (!isFields(bound) || bound.is_default === true) {
		facts.partition ??= { strategy: 'RANGE', types: [] };
		return;
	}
	const values = bound.strategy === 'l' ? listOf(bound.listdatums) : listOf(bound.lowerdatums);
	const types = values.map((each) => hintOf(each)?.type ?? 'bigint');
	const strategy = STRATEGIES[String(bound.strategy)] ?? 'RANGE';
	facts.partition = { strategy, types: strategy === 'LIST' ? types.slice(0, 1) : types };
}
