import type { Rule } from '../../../../model/objects.ts';
import { readRows } from '../rows.ts';
import { isRelationInScope, joinComment } from '../scope.ts';
import type { RareKind } from './rare-kind.ts';

interface RuleRow extends Omit<Rule, 'kind' | 'enabled'> {
	readonly oid: string;
	readonly enabled: keyof typeof ENABLED;
}

const ENABLED = { O: 'origin', D: 'disabled', R: 'replica', A: 'always' } as const;

/** Every rule on a table or view but those that make a view one. */
export const rules: RareKind = {
	catalog: 'pg_rewrite',
	where: `o.rulename <> '_RETURN'`,
	introspect: async (engine, scope) => {
		const rows = await readRows<RuleRow>(
			engine,
			`SELECT r.oid, n.nspname AS namespace, c.relname AS relation, r.rulename AS name,
				description.description AS comment, r.ev_enabled AS enabled, pg_get_ruledef(r.oid, true) AS definition
			FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
				${joinComment('pg_rewrite', 'r.oid')}
			WHERE r.rulename <> '_RETURN' AND ${isRelationInScope(scope, 'c', 'rpv')}`,
		);
		return rows.map(({ oid, enabled, definition, ...rest }) => ({
			key: `pg_rewrite:${oid}:0`,
			object: {
				kind: 'rule',
				...rest,
				enabled: ENABLED[enabled],
				definition: definition.replace(/;\s*$/, ''),
			},
		}));
	},
};
