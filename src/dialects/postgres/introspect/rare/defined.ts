import type { DefinedKind, DefinedObject } from '../../../../model/defined-objects.ts';
import type { Engine } from '../../../dialect.ts';
import type { Found } from '../found.ts';
import { readRows } from '../rows.ts';

/** What the query for every kind that is known by its statements returns, besides what the statements are made of. */
export interface DefinedRow {
	readonly oid: string;
	readonly namespace: string | null;
	/** Quoted where needed, with what tells the object apart. */
	readonly name: string;
	readonly comment: string | null;
}

/** Reads the objects of one such kind from their catalog. */
export async function readDefined<Row extends DefinedRow>(
	engine: Engine,
	kind: DefinedKind,
	catalog: string,
	sql: string,
	write: (row: Row) => readonly string[],
): Promise<readonly Found[]> {
	const rows = await readRows<Row>(engine, sql);
	return rows.map((row) => {
		const { namespace, name, comment } = row;
		const object: DefinedObject = { kind, namespace, name, comment, statements: write(row) };
		return { key: `${catalog}:${row.oid}:0`, object };
	});
}

/** Clauses of a statement in parentheses, each on its own line; those that are null are left out. */
export function layOutClauses(clauses: readonly (string | null)[]): string {
	const lines = clauses.filter((clause) => clause !== null).map((clause) => `    ${clause}`);
	return lines.length === 0 ? '()' : `(\n${lines.join(',\n')}\n)`;
}

/** `NAME = value`; null where there is no value. */
export function setting(name: string, value: string | null): string | null {
	return value === null ? null : `${name} = ${value}`;
}

/** ` OPTIONS (…)` with these, or nothing. */
export function writeForeignOptions(options: readonly string[] | null): string {
	return options ? ` OPTIONS (${options.join(', ')})` : '';
}
