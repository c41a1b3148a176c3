import { compareText } from '../../../model/normalise.ts';
import type { Index, MaterializedView, Table } from '../../../model/objects.ts';
import { objectsOf, type Schema } from '../../../model/schema.ts';
import { writeWhere } from './do-block.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

const KINDS = { table: 'TABLE', index: 'INDEX', 'materialized-view': 'MATERIALIZED VIEW' } as const;

/** Moves what is not in the database's own tablespace where the server has that tablespace: a script cannot make one. */
export function writeTablespaces(schema: Schema): readonly (readonly string[])[] {
	const moves = new Map<string, string[]>();
	for (const object of [
		...objectsOf(schema, 'table'),
		...objectsOf(schema, 'materialized-view'),
		...objectsOf(schema, 'index'),
	]) {
		const { tablespace } = object;
		if (tablespace === undefined) continue;
		const known = moves.get(tablespace);
		if (known) known.push(writeMove(object, tablespace));
		else moves.set(tablespace, [writeMove(object, tablespace)]);
	}
	return [...moves]
		.sort(([a], [b]) => compareText(a, b))
		.map(([name, statements]) => [
			writeWhere({ exists: true, catalog: 'pg_tablespace', column: 'spcname', name }, statements),
		]);
}

function writeMove({ kind, namespace, name }: Table | MaterializedView | Index, tablespace: string): string {
	const target = `${KINDS[kind]} ${quoteRelation(namespace, name)}`;
	return `ALTER ${target} SET TABLESPACE ${quoteIdentifier(tablespace)}`;
}
