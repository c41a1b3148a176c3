import { quoteName } from '../../model/name.ts';
import type {
	ForeignKey,
	PrimaryKey,
	ReferentialAction,
	Table,
	UniqueConstraint,
} from '../../model/objects.ts';
import { partsOf, type Schema } from '../../model/schema.ts';
import type { PrismaField, PrismaKey, PrismaModel, PrismaSchema } from '../../project/prisma/read-schema.ts';
import { uniqueKeys } from '../../specification/relations.ts';
import type { SnapshotDrift } from './snapshot-drift.ts';

const ACTIONS: Readonly<Record<string, ReferentialAction>> = {
	Cascade: 'cascade',
	Restrict: 'restrict',
	NoAction: 'no action',
	SetNull: 'set null',
	SetDefault: 'set default',
};

/** Compares a model's primary key, unique keys and foreign keys, by their columns, with those of its table. */
export function compareKeys(
	schema: PrismaSchema,
	model: PrismaModel,
	tables: ReadonlyMap<PrismaModel, Table>,
	built: Schema,
): readonly SnapshotDrift[] {
	const table = tables.get(model)!;
	const foreignKeys = schema.hasForeignKeys ? compareForeignKeys(schema, model, tables, built) : [];
	return [...compareUnique(model, table, built), ...foreignKeys];
}

function compareUnique(model: PrismaModel, table: Table, built: Schema): readonly SnapshotDrift[] {
	const place = (line: number) => ({ file: model.file, line });
	const primary = partsOf(built, table, 'primary-key')[0];
	const unique = uniqueKeys(built, table);
	const whole = [...(primary ? [primary.columns] : []), ...unique];
	// A key for some rows only is more than Prisma can say, and may be what was meant.
	const all = new Set([...whole, ...partialKeys(built, table)].map(setOf));
	const said = model.keys.map((key) => ({ key, columns: columnsOf(model, key.fields) }));
	const extra = said.filter(({ key, columns }) =>
		key.kind === 'primary-key' ? setOf(primary?.columns ?? []) !== setOf(columns) : !all.has(setOf(columns)),
	);
	const names = new Set(said.map(({ columns }) => setOf(columns)));
	const lacks = whole.filter((columns) => !names.has(setOf(columns)));
	return [
		...extra.map(({ key, columns }): SnapshotDrift => {
			return {
				kind: 'extra',
				object: keyObject(table, key, columns),
				attributes: [],
				place: place(key.line),
			};
		}),
		...lacks.map((columns): SnapshotDrift => {
			const object = findKey(built, table, columns);
			return { kind: 'lacks', object, attributes: [], place: place(model.line) };
		}),
	];
}

function partialKeys(built: Schema, table: Table): readonly (readonly string[])[] {
	return partsOf(built, table, 'index')
		.filter(({ unique, predicate }) => unique && predicate !== null)
		.map(({ keys }) => {
			const names = new Map(partsOf(built, table, 'column').map(({ name }) => [quoteName(name), name]));
			return keys.map((key) => names.get(key) ?? key);
		});
}

/** The built object behind a key: its constraint, or the unique index. */
function findKey(built: Schema, table: Table, columns: readonly string[]): SnapshotDrift['object'] {
	const constraints = partsOf(built, table, 'primary-key', 'unique');
	const constraint = constraints.find((key) => setOf(key.columns) === setOf(columns));
	if (constraint) return constraint;
	const quoted = setOf(columns.map(quoteName));
	return partsOf(built, table, 'index').find(({ unique, keys }) => unique && setOf(keys) === quoted)!;
}

function keyObject(
	{ namespace, name: relation }: Table,
	{ kind, name }: PrismaKey,
	columns: readonly string[],
): PrimaryKey | UniqueConstraint {
	const own = kind === 'primary-key' ? `${relation}_pkey` : `${relation}_${columns.join('_')}_key`;
	return { kind, namespace, relation, name: name ?? own, columns } as PrimaryKey | UniqueConstraint;
}

function compareForeignKeys(
	{ models }: PrismaSchema,
	model: PrismaModel,
	tables: ReadonlyMap<PrismaModel, Table>,
	built: Schema,
): readonly SnapshotDrift[] {
	const table = tables.get(model)!;
	const left = new Set(partsOf(built, table, 'foreign-key'));
	const drifts: SnapshotDrift[] = [];
	for (const field of model.fields) {
		const other = models.find(({ name }) => name === field.type);
		const target = other && tables.get(other);
		if (!field.relation || !target) continue;
		const columns = columnsOf(model, field.relation.fields);
		const key = [...left].find((one) => pointsAt(one, columns, target));
		if (key) left.delete(key);
		drifts.push(...compareForeignKey(model, table, { field, columns, target, key }));
	}
	// What a relation to a model without a table means is told with that model.
	const known = new Set([...tables.values()].map(nameKey));
	const others = [...left].filter(({ inherited, references }) => {
		return !inherited && known.has(nameKey({ ...references, name: references.relation }));
	});
	const place = { file: model.file, line: model.line };
	return [
		...drifts,
		...others.map((object): SnapshotDrift => ({ kind: 'lacks', object, attributes: [], place })),
	];
}

interface Reference {
	readonly field: PrismaField;
	readonly columns: readonly string[];
	readonly target: Table;
	readonly key: ForeignKey | undefined;
}

function compareForeignKey(
	model: PrismaModel,
	{ namespace, name: relation }: Table,
	{ field, columns, key }: Reference,
): readonly SnapshotDrift[] {
	const place = { file: model.file, line: field.line };
	if (!key) {
		const name = `${relation}_${columns.join('_')}_fkey`;
		const object = { kind: 'foreign-key', namespace, relation, name, columns } as unknown as ForeignKey;
		return [{ kind: 'extra', object, attributes: [], place }];
	}
	const { onDelete } = field.relation!;
	const action = onDelete !== null && Object.hasOwn(ACTIONS, onDelete) ? ACTIONS[onDelete] : undefined;
	if (action === undefined || action === key.onDelete) return [];
	const attributes = [{ name: 'on delete', before: action, after: key.onDelete }];
	return [{ kind: 'differs', object: key, attributes, place }];
}

function pointsAt({ columns, references }: ForeignKey, own: readonly string[], target: Table): boolean {
	return (
		setOf(columns) === setOf(own) &&
		references.relation === target.name &&
		references.namespace === target.namespace
	);
}

function nameKey({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
	return JSON.stringify([namespace, name]);
}

function columnsOf({ fields }: PrismaModel, names: readonly string[]): readonly string[] {
	return names.map((name) => fields.find((field) => field.name === name)?.column ?? name);
}

function setOf(columns: readonly string[]): string {
	return JSON.stringify(columns.toSorted());
}
