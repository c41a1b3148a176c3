import type { ForeignTable } from '../model/foreign-table.ts';
import { isMadeUpName } from '../model/made-up-names.ts';
import type {
	Column,
	ColumnStorage,
	DomainType,
	Index,
	MaterializedView,
	NotNullConstraint,
	Table,
	ViewColumn,
} from '../model/objects.ts';
import type { Attribute } from './compare-kinds.ts';

/** How a column's values are kept. */
const STORAGE: readonly Attribute<ColumnStorage>[] = [
	{ name: 'storage', read: (column) => column.storage ?? null },
	{ name: 'compression', read: (column) => column.compression ?? null },
	{ name: 'statistics target', read: (column) => column.statistics ?? null },
	{ name: 'planner options', read: (column) => column.options ?? null },
];

/** What few columns have. A name that the engine made up says nothing: it stays when a table is renamed. */
export const RARE_COLUMN_ATTRIBUTES: readonly Attribute<Column>[] = [
	{
		name: 'not null for new rows only',
		read: (column) => ownNotNull(column)?.validated === false,
	},
	{
		name: 'not null without inheritance',
		read: ({ notNullConstraint }) => notNullConstraint?.noInherit === true,
	},
	{
		name: 'name of not null',
		read: (column) => chosenName(ownNotNull(column)?.name, 'not_null'),
	},
	{ name: 'comment on not null', read: ({ notNullConstraint }) => notNullConstraint?.comment ?? null },
	{ name: 'sequence', read: ({ identity }) => chosenName(identity?.sequence?.name, 'seq') },
	{ name: 'persistence of sequence', read: ({ identity }) => identity?.sequence?.persistence ?? null },
	{ name: 'comment on sequence', read: ({ identity }) => identity?.sequence?.comment ?? null },
	...STORAGE,
];

/** What few tables have. */
export const RARE_TABLE_ATTRIBUTES: readonly Attribute<Table>[] = [
	{ name: 'of type', read: (table) => table.ofType ?? null },
	{ name: 'replica identity', read: (table) => table.replicaIdentity ?? null },
	{ name: 'access method', read: (table) => table.accessMethod ?? null },
	{ name: 'tablespace', read: (table) => table.tablespace ?? null },
];

/** What few indexes have. */
export const RARE_INDEX_ATTRIBUTES: readonly Attribute<Index>[] = [
	{ name: 'clustered', read: (index) => index.clustered === true },
	{ name: 'replica identity', read: (index) => index.replicaIdentity === true },
	{ name: 'statistics targets', read: (index) => index.statistics ?? null },
	{ name: 'tablespace', read: (index) => index.tablespace ?? null },
];

/** What few materialized views have. */
export const RARE_MATERIALIZED_VIEW_ATTRIBUTES: readonly Attribute<MaterializedView>[] = [
	{ name: 'populated', read: (view) => view.populated !== false },
	{ name: 'access method', read: (view) => view.accessMethod ?? null },
	{ name: 'tablespace', read: (view) => view.tablespace ?? null },
];

/** What few columns of views have, one list per view. */
export const RARE_VIEW_COLUMN_ATTRIBUTES: readonly Attribute<{ readonly columns: readonly ViewColumn[] }>[] =
	[
		{
			name: 'column defaults',
			read: ({ columns }) => ofColumns(columns, (column) => column.default ?? null),
		},
		...STORAGE.map(({ name, read }) => ({
			name: `column ${name}`,
			read: ({ columns }: { readonly columns: readonly ViewColumn[] }) => ofColumns(columns, read),
		})),
	];

/** What few domains have. */
export const RARE_DOMAIN_ATTRIBUTES: readonly Attribute<DomainType>[] = [
	{
		name: 'name of not null',
		read: ({ notNullConstraint }) => chosenName(notNullConstraint?.name, 'not_null'),
	},
	{ name: 'comment on not null', read: ({ notNullConstraint }) => notNullConstraint?.comment ?? null },
	{
		name: 'comments on checks',
		read: ({ checks }) => readComments(checks),
	},
];

/** What few foreign tables have. */
export const RARE_FOREIGN_TABLE_ATTRIBUTES: readonly Attribute<ForeignTable>[] = [
	...STORAGE.map(({ name, read }) => ({
		name: `column ${name}`,
		read: ({ columns }: ForeignTable) => ofColumns(columns, (column) => read(column.kept ?? {})),
	})),
	{
		name: 'rules of not null',
		read: ({ columns }) => ofColumns(columns, readNotNull),
	},
	{ name: 'comments on checks', read: ({ checks }) => readComments(checks) },
];

const LISTS: readonly (readonly Attribute<never>[])[] = [
	RARE_COLUMN_ATTRIBUTES,
	RARE_TABLE_ATTRIBUTES,
	RARE_INDEX_ATTRIBUTES,
	RARE_MATERIALIZED_VIEW_ATTRIBUTES,
	RARE_VIEW_COLUMN_ATTRIBUTES,
	RARE_DOMAIN_ATTRIBUTES,
	RARE_FOREIGN_TABLE_ATTRIBUTES,
];

/** The names of all of these: who writes SQL by hand for readers leaves them out. */
export const RARE_ATTRIBUTE_NAMES: ReadonlySet<string> = new Set(
	LISTS.flatMap((list) => list.map(({ name }) => name)),
);

/** What comes from a parent is told of that one. */
function ownNotNull({ notNullConstraint }: Pick<Column, 'notNullConstraint'>): NotNullConstraint | null {
	return notNullConstraint && !notNullConstraint.inherited ? notNullConstraint : null;
}

function chosenName(name: string | undefined, suffix: string): string | null {
	return name === undefined || isMadeUpName(name, suffix) ? null : name;
}

function readNotNull(column: Pick<Column, 'notNullConstraint'>): unknown {
	const own = ownNotNull(column);
	if (!own) return null;
	const { noInherit, validated, comment } = own;
	const name = chosenName(own.name, 'not_null');
	return name === null && comment === null && !noInherit && validated
		? null
		: { name, noInherit, validated, comment };
}

function readComments(checks: readonly { readonly name: string; readonly comment?: string }[]): unknown {
	const commented = checks.filter(({ comment }) => comment !== undefined);
	return commented.length === 0 ? null : commented.map(({ name, comment }) => ({ name, comment }));
}

function ofColumns<C extends { readonly name: string }>(
	columns: readonly C[],
	read: (column: C) => unknown,
): unknown {
	const values = columns.map((column) => ({ column: column.name, value: read(column) }));
	const unusual = values.filter(({ value }) => value !== null);
	return unusual.length === 0 ? null : unusual;
}
