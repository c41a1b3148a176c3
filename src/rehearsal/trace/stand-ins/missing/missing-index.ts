import { quoteIdentifier, quoteIdentifiers } from '../../../../dialects/postgres/ddl/quote.ts';
import { displayName } from '../../../../model/name.ts';
import { RANKS, type StandInRelation } from '../plan.ts';
import { addColumn, addRelation } from '../relations.ts';
import {
	isMadeBefore,
	namespaceOf,
	placeOf,
	type Repair,
	type Repaired,
	type Situation,
	standInNamed,
	standInsUsed,
} from '../repair.ts';
import { listOf, nodeOf } from '../tree.ts';
import { relationName } from '../write-plan.ts';
import { columnsInName, tellingWords } from './columns-by-name.ts';

/** An index by name that is not there; where it belongs to no table that the statement names, its own name says to which. */
export const missingIndex: Repair = ({ message }, situation) => {
	const [, written, table] = /^index "(.+?)"(?: for table "(.+)")? does not exist$/s.exec(message) ?? [];
	if (written === undefined) return null;
	const dot = written.indexOf('.');
	const name = written.slice(dot + 1);
	const namespace = dot < 0 ? null : written.slice(0, dot);
	const named = table === undefined ? null : standInNamed(situation, table);
	if (table !== undefined && !named) return null;
	const isDrop = nodeOf(situation.statement.tree, 'DropStmt') !== null;
	const given = named ?? (isDrop ? null : (standInsUsed(situation)[0] ?? null));
	return addIndex(situation, { namespace, name }, given);
};

/** Makes an index on a stand-in; on one that its name speaks of where none is given. */
export function addIndex(
	situation: Situation,
	{ namespace, name }: { readonly namespace: string | null; readonly name: string },
	given: StandInRelation | null,
): Repaired {
	const { plan, facts } = situation;
	const key = `index ${namespace ?? ''}.${name}`;
	if (plan.things.has(key) || isMadeBefore(situation, 'relation', name)) return null;
	const before: string[] = [];
	const table = given ?? tableInName(situation, namespace, name, before);
	if (!table) return null;
	const purpose = purposeOf(situation);
	const columns = columnsInName(name, table).slice(0, 4);
	const [first = 'id'] = table.columns.keys();
	const keys = columns.length > 0 ? columns : [first];
	const added = keys.map((column) => addColumn(situation, table, column));
	if (added.includes('anew')) return 'anew';
	const statements = [
		...(purpose === 'primary key' || purpose === 'identity'
			? keys.map(
					(column) =>
						`ALTER TABLE ${relationName(table)} ALTER COLUMN ${quoteIdentifier(column)} SET NOT NULL`,
				)
			: []),
		`CREATE ${purpose ? 'UNIQUE ' : ''}INDEX ${quoteIdentifier(name)} ON ${relationName(table)} (${quoteIdentifiers(keys)})`,
	];
	plan.things.set(key, {
		rank: RANKS.index,
		statements,
		message: `Nothing makes the index ${name}: it is taken to be ${purpose ? 'a unique one' : 'one'} on ${displayName(table.namespace, table.name)} (${quoteIdentifiers(keys)}).`,
		place: placeOf(situation),
	});
	if (purpose === 'primary key' && table.primaryKey.length > 0) {
		table.primaryKey = [];
		facts.relation(table.name).getsPrimaryKey = true;
		return 'anew';
	}
	return [...before, ...added.flatMap((each) => (Array.isArray(each) ? each : [])), ...statements];
}

/** What the statement takes the index for that has to be unique; null where it need not be. */
function purposeOf({ statement }: Situation): 'unique' | 'primary key' | 'identity' | null {
	for (const each of listOf(nodeOf(statement.tree, 'AlterTableStmt')?.cmds)) {
		const command = nodeOf(each, 'AlterTableCmd');
		const constraint = nodeOf(command?.def, 'Constraint');
		if (constraint?.contype === 'CONSTR_PRIMARY') return 'primary key';
		if (constraint?.contype === 'CONSTR_UNIQUE') return 'unique';
		if (command?.subtype === 'AT_ReplicaIdentity') return 'identity';
	}
	return null;
}

/** The stand-in that an index's name speaks of, made where there is none; null where nothing may be made up. */
function tableInName(
	situation: Situation,
	namespace: string | null,
	name: string,
	before: string[],
): StandInRelation | null {
	const { plan, existing } = situation;
	if ([...existing].some((each) => each.startsWith('['))) return null;
	const known = [...plan.relations.values()].filter(
		(table) => table.as === 'table' && !table.like && table.namespace === (namespace ?? table.namespace),
	);
	const fitting = known.filter(
		(table) => tellingWords(name, table.name).length < tellingWords(name, '').length,
	);
	const best = fitting.toSorted((a, b) => b.name.length - a.name.length)[0];
	if (best) return best;
	const words = tellingWords(name, '');
	const on = /^(?:index_|ix_|idx_)(\w+?)_on_/i.exec(name)?.[1];
	const origin =
		on ?? words.find((word) => word !== name) ?? (known.length === 1 ? known[0]!.name : `${name}_table`);
	const used = { namespace, name: origin, origin };
	const made = addRelation(situation, used);
	if (Array.isArray(made)) before.push(...made);
	return plan.relations.get(JSON.stringify([namespaceOf(situation, used), origin])) ?? null;
}

/** A key that a foreign key refers to, or that a conflict is found by, and that nothing makes unique. */
export const missingUniqueKey: Repair = ({ message, sqlstate }, situation) => {
	const written = /for referenced table "(.+)"$/s.exec(message)?.[1];
	const table = written === undefined ? null : standInNamed(situation, written);
	if (sqlstate === '42P10') {
		const insert = nodeOf(situation.statement.tree, 'InsertStmt');
		const [target] = standInsUsed(situation);
		return insert && target ? addUniqueKey(situation, target, conflictColumns(insert)) : null;
	}
	if (!table) return null;
	if (/no primary key/.test(message)) {
		if (table.primaryKey.length > 0 || !table.columns.has('id')) return null;
		table.primaryKey = ['id'];
		return [`ALTER TABLE ${relationName(table)} ADD PRIMARY KEY (id)`];
	}
	return addUniqueKey(situation, table, referredColumns(situation.statement.tree, table.name));
};

function addUniqueKey(situation: Situation, table: StandInRelation, columns: readonly string[]): Repaired {
	const key = `unique ${relationName(table)} ${columns.join(',')}`;
	if (columns.length === 0 || situation.plan.things.has(key)) return null;
	const statements = [`ALTER TABLE ${relationName(table)} ADD UNIQUE (${quoteIdentifiers(columns)})`];
	situation.plan.things.set(key, {
		rank: RANKS.key,
		statements,
		message: `Nothing makes ${displayName(table.namespace, table.name)} (${quoteIdentifiers(columns)}) unique: it is taken to be.`,
		place: placeOf(situation),
	});
	return statements;
}

function conflictColumns(insert: Readonly<Record<string, unknown>>): readonly string[] {
	const conflict = insert.onConflictClause as
		| { readonly infer?: { readonly indexElems?: unknown } }
		| undefined;
	return listOf(conflict?.infer?.indexElems).flatMap((each) => {
		const name = nodeOf(each, 'IndexElem')?.name;
		return typeof name === 'string' ? [name] : [];
	});
}

/** The columns that a foreign key names of a table, wherever it stands in the statement. */
function referredColumns(node: unknown, table: string): readonly string[] {
	if (typeof node !== 'object' || node === null) return [];
	const constraint = nodeOf(node, 'Constraint');
	const range = constraint?.pktable as { readonly relname?: unknown } | undefined;
	if (constraint && range?.relname === table) {
		return listOf(constraint.pk_attrs).flatMap((each) => {
			const name = nodeOf(each, 'String')?.sval;
			return typeof name === 'string' ? [name] : [];
		});
	}
	for (const value of Object.values(node)) {
		const found = referredColumns(value, table);
		if (found.length > 0) return found;
	}
	return [];
}
