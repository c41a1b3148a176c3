import { writeObject } from '../../../src/dialects/postgres/ddl/write-object.ts';
import { quoteName } from '../../../src/model/name.ts';
import type {
	Column,
	Constraint,
	ForeignKey,
	Index,
	Policy,
	Routine,
	SchemaObject,
	Sequence,
	SequenceOptions,
	Table,
	Trigger,
	View,
} from '../../../src/model/objects.ts';
import type { OtherObject, Schema } from '../../../src/model/schema.ts';
import type { Facts } from '../../../src/specification/facts.ts';
import { NO_PLAN } from '../../../src/specification/planned.ts';

type ForeignKeySketch = Partial<Pick<ForeignKey, 'name' | 'onDelete' | 'onUpdate' | 'validated'>> & {
	readonly columns: readonly string[];
	readonly to: string;
	readonly toColumns?: readonly string[];
};

/** A table in a few words; a type that ends in `!` is NOT NULL. */
export interface TableSketch extends Partial<Omit<Table, 'kind' | 'name'>> {
	readonly columns: Readonly<Record<string, string | (Partial<Column> & { readonly type: string })>>;
	readonly primaryKey?: readonly string[];
	readonly unique?: readonly (readonly string[])[];
	readonly foreignKeys?: readonly ForeignKeySketch[];
	/** Name → condition and its columns. */
	readonly checks?: Readonly<Record<string, readonly [string, ...string[]]>>;
}

/** The objects of one table, columns and constraints included. */
export function table(name: string, sketch: TableSketch): readonly SchemaObject[] {
	const { columns, primaryKey, unique = [], foreignKeys = [], checks = {}, ...rest } = sketch;
	const namespace = sketch.namespace ?? 'public';
	const on = { namespace, relation: name, comment: null, inherited: false };
	const constraints: Constraint[] = [];
	if (primaryKey) {
		const definition = `PRIMARY KEY (${primaryKey.map(quoteName).join(', ')})`;
		constraints.push({ ...on, kind: 'primary-key', name: `${name}_pkey`, columns: primaryKey, definition });
	}
	for (const key of unique) {
		const definition = `UNIQUE (${key.map(quoteName).join(', ')})`;
		constraints.push({
			...on,
			kind: 'unique',
			name: `${name}_${key.join('_')}_key`,
			columns: key,
			definition,
		});
	}
	for (const { to, toColumns = ['id'], ...key } of foreignKeys) {
		constraints.push({
			onDelete: 'no action',
			onUpdate: 'no action',
			validated: true,
			name: `${name}_${key.columns.join('_')}_fkey`,
			...on,
			...key,
			kind: 'foreign-key',
			references: { namespace, relation: to, columns: toColumns },
			definition: `FOREIGN KEY (${key.columns.map(quoteName).join(', ')}) REFERENCES ${quoteName(to)}(${toColumns.map(quoteName).join(', ')})${
				key.onDelete ? ` ON DELETE ${key.onDelete.toUpperCase()}` : ''
			}`,
		});
	}
	for (const [check, [expression, ...names]] of Object.entries(checks)) {
		constraints.push({
			...on,
			kind: 'check',
			name: check,
			columns: names,
			expression,
			definition: `CHECK ((${expression}))`,
			validated: true,
		});
	}
	return [
		{
			namespace,
			comment: null,
			unlogged: false,
			partitionBy: null,
			partitionOf: null,
			inherits: [],
			rowSecurity: false,
			forceRowSecurity: false,
			options: [],
			...rest,
			kind: 'table',
			name,
		},
		...Object.entries(columns).map(([column, shape], index): Column => {
			const given = typeof shape === 'string' ? { type: shape } : shape;
			return {
				...on,
				default: null,
				identity: null,
				generated: null,
				collation: null,
				notNull: given.type.endsWith('!'),
				...given,
				kind: 'column',
				name: column,
				position: index + 1,
				type: given.type.replace(/!$/, ''),
			};
		}),
		...constraints,
	];
}

/** An index on a relation of `public`. */
export function index(
	name: string,
	relation: string,
	keys: readonly string[],
	more: Partial<Index> = {},
): Index {
	const method = more.method ?? 'btree';
	const where = more.predicate ? ` WHERE (${more.predicate})` : '';
	return {
		kind: 'index',
		namespace: 'public',
		relation,
		name,
		comment: null,
		method,
		unique: false,
		keys,
		include: [],
		predicate: null,
		constraint: null,
		partitionOf: null,
		valid: true,
		definition: `CREATE ${more.unique ? 'UNIQUE ' : ''}INDEX ${quoteName(name)} ON public.${quoteName(relation)} USING ${method} (${keys.join(', ')})${where}`,
		...more,
	};
}

/** A function of `public`. */
export function routine(
	name: string,
	result: string | null,
	body: string,
	more: Partial<Routine> = {},
): Routine {
	const kind = result === null ? 'procedure' : 'function';
	const parameters = more.identityArguments ?? '';
	return {
		kind,
		namespace: 'public',
		name,
		comment: null,
		identityArguments: parameters,
		arguments: parameters,
		result,
		language: 'plpgsql',
		volatility: 'volatile',
		strict: false,
		securityDefiner: false,
		settings: [],
		definition: `CREATE OR REPLACE ${kind.toUpperCase()} public.${quoteName(name)}(${parameters})\n${
			result === null ? '' : ` RETURNS ${result}\n`
		} LANGUAGE plpgsql\nAS $${kind}$\n${body}\n$${kind}$\n`,
		...more,
	};
}

/** A trigger on a relation of `public`. */
export function trigger(name: string, relation: string, calls: string, more: Partial<Trigger> = {}): Trigger {
	return {
		kind: 'trigger',
		namespace: 'public',
		relation,
		name,
		comment: null,
		timing: 'before',
		events: ['update'],
		level: 'row',
		function: calls,
		condition: null,
		enabled: 'origin',
		definition: `CREATE TRIGGER ${quoteName(name)} BEFORE UPDATE ON public.${quoteName(relation)} FOR EACH ROW EXECUTE FUNCTION ${calls}()`,
		...more,
	};
}

/** A policy on a table of `public`. */
export function policy(name: string, relation: string, more: Partial<Policy> = {}): Policy {
	return {
		kind: 'policy',
		namespace: 'public',
		relation,
		name,
		comment: null,
		permissive: true,
		command: 'all',
		roles: ['public'],
		using: null,
		check: null,
		...more,
	};
}

/** A view of `public`. */
export function view(name: string, definition: string, columns: readonly string[]): View {
	return {
		kind: 'view',
		namespace: 'public',
		name,
		comment: null,
		definition,
		columns: columns.map((column) => ({ name: column, type: 'text', comment: null })),
		options: [],
	};
}

/** Counting from 1 by 1. */
export const COUNTING: SequenceOptions = {
	start: '1',
	increment: '1',
	minimum: '1',
	maximum: '9223372036854775807',
	cache: '1',
	cycle: false,
};

/** A sequence of `public`. */
export function sequence(name: string, ownedBy: Sequence['ownedBy'] = null): Sequence {
	return {
		kind: 'sequence',
		namespace: 'public',
		name,
		comment: null,
		type: 'bigint',
		options: COUNTING,
		ownedBy,
	};
}

/** A schema of these objects, as they come. */
export function schemaOf(objects: readonly SchemaObject[], others: readonly OtherObject[] = []): Schema {
	return { dialect: 'postgresql', engineVersion: '18', objects, others, dependencies: new Map() };
}

const NOT_REHEARSED: Facts['rehearsed'] = {
	referenceRows: [],
	testRows: [],
	queries: [],
	monitoring: [],
	healthChecks: [],
	proposals: new Set(),
	rollbacks: [],
	complete: true,
};

/** Facts about a schema, with the real writer of SQL. */
export function factsOf(schema: Schema, more: Partial<Facts> = {}): Facts {
	return {
		project: { name: 'Shop', focus: null, scale: null, performance: null },
		schema,
		migrations: [],
		touches: new Map(),
		figures: { hotTables: [], trend: null },
		rows: [],
		rehearsed: NOT_REHEARSED,
		...NO_PLAN,
		headings: {},
		dismissed: [],
		classify: [],
		layout: { name: 'golang-migrate', directory: 'migrations' },
		document: 'docs/database-spec.md',
		dialect: { writeObject },
		...more,
	};
}
