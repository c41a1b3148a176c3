import type { Identity } from '../../../model/identity.ts';
import { quoteName } from '../../../model/name.ts';
import type { ObjectKind } from '../../../model/objects.ts';
import type { Effect } from '../../dialect.ts';
import type { ColumnState, ConstraintState, RelationState } from './trace-record.ts';

const CONSTRAINT_KINDS: Readonly<Record<string, ObjectKind>> = {
	p: 'primary-key',
	u: 'unique',
	f: 'foreign-key',
	c: 'check',
	x: 'exclusion',
};

/** What a command did to a table, its columns and its constraints, as the difference of two of its states. */
export function compareStates(
	before: RelationState | undefined,
	after: RelationState,
	tag: string,
): readonly Effect[] {
	const name = after.names.map(quoteName).join('.');
	const parts = [...compareColumns(before, after, name), ...compareConstraints(before, after, name)];
	const oldName = before?.names.map(quoteName).join('.');
	const renamed = oldName !== undefined && oldName !== name ? [`renamed from ${oldName}`] : [];
	const key = `pg_class:${after.relation}:0`;
	const table = { kind: 'table', identity: `table ${name}` as Identity, key } as const;
	if (!before && tag.startsWith('CREATE TABLE'))
		return [{ ...table, verb: 'created', details: [] }, ...parts];
	// Commands that change the table itself and none of its parts, such as ENABLE ROW LEVEL SECURITY.
	if (renamed.length || (parts.length === 0 && tag !== 'DROP')) {
		const details = renamed.length ? renamed : tag === 'COMMENT' ? ['comment'] : [];
		return [{ ...table, verb: 'changed', details }, ...parts];
	}
	return parts;
}

function compareColumns(before: RelationState | undefined, after: RelationState, relation: string): Effect[] {
	const old = new Map(before?.columns.map((column) => [column[0], column]));
	const effects: Effect[] = [];
	for (const column of after.columns) {
		const known = old.get(column[0]);
		old.delete(column[0]);
		const target = columnTarget(after, relation, column);
		if (!known) effects.push({ ...target, verb: 'created', details: [] });
		else {
			const details = columnDetails(known, column);
			if (details.length) effects.push({ ...target, verb: 'changed', details });
		}
	}
	for (const column of old.values()) {
		effects.push({ ...columnTarget(after, relation, column), verb: 'dropped', details: [] });
	}
	return effects;
}

function columnTarget(state: RelationState, relation: string, column: ColumnState) {
	return {
		kind: 'column' as const,
		identity: `column ${relation}.${quoteName(column[1])}` as Identity,
		key: `pg_class:${state.relation}:${column[0]}`,
	};
}

function columnDetails(before: ColumnState, after: ColumnState): string[] {
	const details: string[] = [];
	if (before[1] !== after[1]) details.push(`renamed from ${quoteName(before[1])}`);
	if (before[2] !== after[2]) details.push(`type ${before[2]} → ${after[2]}`);
	if (before[3] !== after[3]) details.push(after[3] ? 'set not null' : 'drop not null');
	if (before[4] !== after[4]) details.push(after[4] ? 'identity' : 'drop identity');
	if (before[5] !== after[5]) details.push('generated');
	if (before[6] !== after[6]) details.push(after[6] === null ? 'drop default' : 'default');
	if (before[7] !== after[7] && before[2] === after[2]) details.push('collation');
	return details;
}

function compareConstraints(
	before: RelationState | undefined,
	after: RelationState,
	relation: string,
): Effect[] {
	const old = new Map(before?.constraints.map((constraint) => [constraint[0], constraint]));
	const effects: Effect[] = [];
	for (const constraint of after.constraints) {
		const known = old.get(constraint[0]);
		const target = constraintTarget(relation, constraint);
		old.delete(constraint[0]);
		if (!known) effects.push({ ...target, verb: 'created', details: [] });
		else if (known[1] !== constraint[1]) {
			effects.push({ ...target, verb: 'changed', details: [`renamed from ${quoteName(known[1])}`] });
		} else if (known[3] !== constraint[3])
			effects.push({ ...target, verb: 'changed', details: ['validated'] });
	}
	for (const constraint of old.values()) {
		effects.push({ ...constraintTarget(relation, constraint), verb: 'dropped', details: [] });
	}
	return effects;
}

function constraintTarget(relation: string, constraint: ConstraintState) {
	const kind = CONSTRAINT_KINDS[constraint[2]] ?? 'check';
	return {
		kind,
		identity: `${kind} ${relation}.${quoteName(constraint[1])}` as Identity,
		key: `pg_constraint:${constraint[0]}:0`,
	};
}
