import { quoteIdentifier, quoteIdentifiers } from '../../../../dialects/postgres/ddl/quote.ts';
import { displayName } from '../../../../model/name.ts';
import { plural } from '../../../../specification/words/kind-nouns.ts';
import { RANKS, type StandInRelation } from '../plan.ts';
import { addColumn, addRelation } from '../relations.ts';
import { namespaceOf, placeOf, type Repair, type Repaired, type Situation, standInNamed } from '../repair.ts';
import { relationName } from '../write-plan.ts';
import { columnsInName } from './columns-by-name.ts';

/** A constraint of a stand-in that is dropped, validated, renamed or named otherwise, made as its name has it. */
export const missingConstraint: Repair = ({ message }, situation) => {
	const [, name, written] =
		/^constraint "(.+?)" (?:of relation|for table) "(.+)" does not exist$/s.exec(message) ?? [];
	const table = written === undefined ? null : standInNamed(situation, written);
	if (name === undefined || !table || table.as !== 'table') return null;
	const key = `constraint ${relationName(table)} ${name}`;
	if (situation.plan.things.has(key)) return null;
	const isValidated = /\bvalidate\s+constraint\b/i.test(situation.statement.sql);
	const kind = kindOf(name, situation);
	if (kind === 'primary key' && !isValidated && table.columns.has('id')) {
		table.primaryKey = table.primaryKey.length > 0 ? table.primaryKey : ['id'];
		table.primaryKeyName = name;
		return 'anew';
	}
	const columns = columnsInName(name, table);
	return define(situation, table, { name, key, kind, isValidated, columns });
};

interface Wanted {
	readonly name: string;
	readonly key: string;
	readonly kind: Kind;
	readonly isValidated: boolean;
	readonly columns: readonly string[];
}

type Kind = 'primary key' | 'foreign key' | 'unique' | 'not null' | 'check';

function kindOf(name: string, { statement }: Situation): Kind {
	const lower = name.toLowerCase();
	if (/\balter\s+constraint\b/i.test(statement.sql)) return 'foreign key';
	if (/\bon\s+conflict\b/i.test(statement.sql)) return /pk(?:ey)?$/.test(lower) ? 'primary key' : 'unique';
	if (/_pkey$|^pk_|_pk$|primary/.test(lower)) return 'primary key';
	if (/_fkey$|_fk$|^fk_|_fk_|foreign|^fk[a-z0-9]/.test(lower)) return 'foreign key';
	if (/_key$|uniq|_uq$|^uq_|^uk_|_uk$|_unq$/.test(lower)) return 'unique';
	return /not_?null|_nn$|null_check/.test(lower) ? 'not null' : 'check';
}

function define(situation: Situation, table: StandInRelation, wanted: Wanted): Repaired {
	const { name, key, kind, isValidated } = wanted;
	const before: string[] = [];
	const columns = columnsFor(situation, table, wanted, before);
	if (columns === 'anew') return 'anew';
	const [column] = columns;
	if (column === undefined) return null;
	const list = quoteIdentifiers(columns);
	const definitions: Readonly<Record<Kind, () => string>> = {
		'primary key': () => `UNIQUE (${list})`,
		unique: () => `UNIQUE (${list})`,
		'foreign key': () =>
			`FOREIGN KEY (${quoteIdentifier(column)}) REFERENCES ${referred(situation, table, column, before)}`,
		'not null': () => `CHECK (${quoteIdentifier(column)} IS NOT NULL)`,
		check: () => `CHECK (${quoteIdentifier(column)} IS NOT NULL)`,
	};
	const definition = `${definitions[kind]()}${isValidated ? ' NOT VALID' : ''}`;
	const statements = [
		`ALTER TABLE ${relationName(table)} ADD CONSTRAINT ${quoteIdentifier(name)} ${definition}`,
	];
	situation.plan.things.set(key, {
		rank: RANKS.constraint,
		statements,
		message: `Nothing makes the constraint ${name} of ${displayName(table.namespace, table.name)}: it is taken to be ${definition}.`,
		place: placeOf(situation),
	});
	return [...before, ...statements];
}

/** The columns that the name speaks of where a key needs them; else one that is there. */
function columnsFor(
	situation: Situation,
	table: StandInRelation,
	{ columns, kind }: Wanted,
	before: string[],
): readonly string[] | 'anew' {
	const known = columns.filter((name) => table.columns.has(name));
	if (known.length > 0) return kind === 'unique' ? known : known.slice(0, 1);
	const [named] = columns;
	// A foreign key's name may tell nothing, such as a hash of it.
	const name = kind === 'foreign key' && !/(?:id|uuid|_by)$/i.test(named ?? '') ? 'parent_id' : named;
	if (name === undefined || kind === 'check') return [...table.columns.keys()].slice(0, 1);
	const added = addColumn(situation, table, name);
	if (added === 'anew') return 'anew';
	if (added) before.push(...added);
	return [name];
}

/** The table that a foreign key leads to, by its column's name, with the key there; made where there is none. */
function referred(situation: Situation, table: StandInRelation, column: string, before: string[]): string {
	const { plan } = situation;
	const base = column.replace(/_?(?:id|uuid|fk)$/i, '') || table.name;
	const isMeant = ({ name }: StandInRelation): boolean =>
		name === base || name === plural(base) || name === `${base}s`;
	const known = [...plan.relations.values()].find((each) => isMeant(each) && each.primaryKey.length === 1);
	if (known) return `${relationName(known)} (${quoteIdentifiers(known.primaryKey)})`;
	const used = { namespace: null, name: plural(base), origin: plural(base) };
	const made = addRelation(situation, used);
	if (Array.isArray(made)) before.push(...made);
	const other = plan.relations.get(JSON.stringify([namespaceOf(situation, used), used.origin]));
	const type = table.columns.get(column)?.type;
	const key = other?.columns.get('id');
	if (other && key && type !== undefined && key.type !== type && Array.isArray(made)) {
		key.type = type;
		before.push(`ALTER TABLE ${relationName(other)} ALTER COLUMN id TYPE ${type} USING NULL::${type}`);
	}
	return other ? `${relationName(other)} (id)` : `${relationName(table)} (id)`;
}
