import type { SequencePosition } from '../../../model/rows.ts';
import type { Engine } from '../../dialect.ts';
import { readRows } from '../introspect/rows.ts';
import { findScope, isRelationInScope } from '../introspect/scope.ts';

/** A sequence that has moved, or was moved, with the table that it numbers the rows of. */
export interface TablePosition extends SequencePosition {
	readonly namespace: string;
	readonly table: string;
}

interface Moved {
	readonly oid: string;
	readonly last: string;
	readonly called: boolean;
}

interface Numbered {
	readonly oid: string;
	readonly namespace: string;
	readonly table: string;
	readonly column: string;
	readonly sequence: SequencePosition['sequence'];
}

/** Where the sequences stand that number rows of tables in scope; without those that have not been touched, sorted by table and column. */
export async function readPositions(
	engine: Engine,
	ignoredTables: readonly string[],
): Promise<readonly TablePosition[]> {
	const moved = await listMoved(engine);
	if (moved.length === 0) return [];
	const positions = new Map(moved.map((each) => [each.oid, each]));
	const numbered = await listNumbered(engine, ignoredTables, moved.map(({ oid }) => oid).join(', '));
	return numbered.flatMap(({ oid, ...rest }) => {
		const { last, called } = positions.get(oid)!;
		return [{ ...rest, last, isCalled: called }];
	});
}

async function listMoved(engine: Engine): Promise<readonly Moved[]> {
	const [major] = await readRows<{ number: number }>(
		engine,
		`SELECT current_setting('server_version_num')::int / 10000 AS number`,
	);
	// An older server does not tell of a sequence that has given nothing out yet where it was set to begin.
	const data =
		(major?.number ?? 0) >= 18
			? 'pg_get_sequence_data(s.seqrelid::regclass)'
			: `(SELECT pg_sequence_last_value(s.seqrelid::regclass) AS last_value, true AS is_called)`;
	return readRows<Moved>(
		engine,
		`SELECT s.seqrelid::text AS oid, d.last_value::text AS last, d.is_called AS called
		FROM pg_sequence s CROSS JOIN LATERAL ${data} AS d
		WHERE s.seqrelid >= 16384 AND d.last_value IS NOT NULL AND (d.is_called OR d.last_value <> s.seqstart)`,
	);
}

/** A sequence numbers the column that owns it, else the first one whose default takes its numbers. */
async function listNumbered(
	engine: Engine,
	ignoredTables: readonly string[],
	oids: string,
): Promise<readonly Numbered[]> {
	const scope = await findScope(engine, ignoredTables);
	return readRows<Numbered>(
		engine,
		`WITH numbered AS (
			SELECT DISTINCT ON (uses.sequence) uses.* FROM (
				SELECT d.objid AS sequence, d.refobjid AS relation, d.refobjsubid AS number, 1 AS rank FROM pg_depend d
				WHERE d.classid = 'pg_class'::regclass AND d.objid IN (${oids}) AND d.refclassid = 'pg_class'::regclass
					AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
				UNION ALL
				SELECT d.refobjid, e.adrelid, e.adnum, 2 FROM pg_depend d JOIN pg_attrdef e ON e.oid = d.objid
				WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid IN (${oids})
			) AS uses
			ORDER BY uses.sequence, uses.rank, uses.relation, uses.number
		)
		SELECT c.oid::text AS oid, tn.nspname AS namespace, t.relname AS table, a.attname AS column,
			json_build_object('namespace', n.nspname, 'name', c.relname) AS sequence
		FROM numbered JOIN pg_class c ON c.oid = numbered.sequence JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_class t ON t.oid = numbered.relation JOIN pg_namespace tn ON tn.oid = t.relnamespace
			JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = numbered.number
		WHERE c.relpersistence <> 't' AND NOT t.relispartition AND ${isRelationInScope(scope, 't', 'rp')}
		ORDER BY tn.nspname COLLATE "C", t.relname COLLATE "C", a.attnum, c.relname COLLATE "C"`,
	);
}
