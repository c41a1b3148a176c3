import { displayName, quoteName } from '../../../model/name.ts';
import type { Trigger } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isRelationInScope, joinComment } from './scope.ts';

interface TriggerRow {
	readonly oid: string;
	readonly namespace: string;
	readonly relation: string;
	readonly name: string;
	readonly comment: string | null;
	/** `tgtype`, bits as in the engine's `trigger.h`. */
	readonly type: number;
	readonly columns: readonly string[] | null;
	readonly functionNamespace: string;
	readonly functionName: string;
	readonly enabled: keyof typeof ENABLED;
	readonly conditional: boolean;
	readonly definition: string;
	readonly inherited: boolean;
}

const ROW = 1;
const BEFORE = 2;
const INSERT = 4;
const DELETE = 8;
const UPDATE = 16;
const TRUNCATE = 32;
const INSTEAD = 64;

const ENABLED = { O: 'origin', D: 'disabled', R: 'replica', A: 'always' } as const;

/** Every trigger that users made; a partition's copies only where they have a comment of their own or fire otherwise. */
export const introspectTriggers: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<TriggerRow>(
		engine,
		`SELECT g.oid, n.nspname AS namespace, c.relname AS relation, g.tgname AS name,
			description.description AS comment, g.tgtype AS type,
			CASE WHEN g.tgattr::text <> '' THEN (SELECT json_agg(a.attname ORDER BY key.place)
				FROM unnest(g.tgattr) WITH ORDINALITY AS key(number, place)
					JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.number) END AS columns,
			pn.nspname AS "functionNamespace", p.proname AS "functionName", g.tgenabled AS enabled,
			g.tgqual IS NOT NULL AS conditional, pg_get_triggerdef(g.oid, true) AS definition,
			g.tgparentid <> 0 AS inherited
		FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
			JOIN pg_proc p ON p.oid = g.tgfoid JOIN pg_namespace pn ON pn.oid = p.pronamespace
			LEFT JOIN pg_trigger parent ON parent.oid = g.tgparentid
			${joinComment('pg_trigger', 'g.oid')}
		WHERE NOT g.tgisinternal 
			AND (g.tgparentid = 0 OR g.tgenabled <> parent.tgenabled OR description.description IS NOT NULL)
			AND ${isRelationInScope(scope, 'c', 'rpvf', 'g.oid')}`,
	);
	return rows.map((row) => ({ key: `pg_trigger:${row.oid}:0`, object: toTrigger(row) }));
};

function toTrigger(row: TriggerRow): Trigger {
	const { namespace, relation, name, comment, type, definition } = row;
	return {
		kind: 'trigger',
		namespace,
		relation,
		name,
		comment,
		timing: type & INSTEAD ? 'instead of' : type & BEFORE ? 'before' : 'after',
		events: events(type, row.columns ?? []),
		level: type & ROW ? 'row' : 'statement',
		function: displayName(row.functionNamespace, row.functionName),
		condition: row.conditional ? condition(definition) : null,
		enabled: ENABLED[row.enabled],
		definition,
		...(row.inherited ? { inherited: true } : {}),
	};
}

function events(type: number, columns: readonly string[]): readonly string[] {
	const update = columns.length === 0 ? 'update' : `update of ${columns.map(quoteName).join(', ')}`;
	const all: readonly [number, string][] = [
		[INSERT, 'insert'],
		[UPDATE, update],
		[DELETE, 'delete'],
		[TRUNCATE, 'truncate'],
	];
	return all.filter(([bit]) => type & bit).map(([, event]) => event);
}

/** The engine prints a trigger's condition only inside the whole definition: it speaks of two rows, old and new. */
function condition(definition: string): string | null {
	return / WHEN \((.*)\) EXECUTE FUNCTION /s.exec(definition)?.[1] ?? null;
}
