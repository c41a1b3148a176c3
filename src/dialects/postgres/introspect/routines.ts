import type { Routine } from '../../../model/objects.ts';
import type { KindIntrospection } from './found.ts';
import { readRows } from './rows.ts';
import { isInScope, joinComment } from './scope.ts';

interface RoutineRow extends Omit<Routine, 'volatility' | 'settings'> {
	readonly oid: string;
	readonly volatility: 'i' | 's' | 'v';
	readonly settings: readonly string[] | null;
}

const VOLATILITIES = { i: 'immutable', s: 'stable', v: 'volatile' } as const;

/** Every function, window functions among them, and procedure. */
export const introspectRoutines: KindIntrospection = async (engine, scope) => {
	const rows = await readRows<RoutineRow>(
		engine,
		// A range type brings its own constructor functions.
		`SELECT p.oid, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
			n.nspname AS namespace, p.proname AS name, description.description AS comment,
			pg_get_function_identity_arguments(p.oid) AS "identityArguments",
			pg_get_function_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS result,
			l.lanname AS language, p.provolatile AS volatility, p.proisstrict AS strict,
			p.prosecdef AS "securityDefiner", p.proconfig AS settings, pg_get_functiondef(p.oid) AS definition
		FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
			${joinComment('pg_proc', 'p.oid')}
		WHERE p.prokind IN ('f', 'p', 'w') AND ${isInScope(scope, 'pg_proc', 'p.oid', 'p.pronamespace')}
			AND NOT EXISTS (SELECT FROM pg_depend whole WHERE whole.classid = 'pg_proc'::regclass
				AND whole.objid = p.oid AND whole.deptype = 'i')`,
	);
	return rows.map(({ oid, volatility, settings, definition, ...rest }) => ({
		key: `pg_proc:${oid}:0`,
		object: {
			...rest,
			volatility: VOLATILITIES[volatility],
			settings: settings ?? [],
			definition: definition.trimEnd(),
		},
	}));
};
