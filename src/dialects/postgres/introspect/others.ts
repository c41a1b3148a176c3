import type { OtherObject } from '../../../model/schema.ts';
import type { Engine } from '../../dialect.ts';
import { readRows } from './rows.ts';
import { isInScope, isUserMade, type Scope } from './scope.ts';

/** A catalog of objects that the model does not describe; `namespace` where they live in one. */
interface OtherCatalog {
	readonly catalog: string;
	readonly namespace?: string;
	readonly where?: string;
}

const OTHER_CATALOGS: readonly OtherCatalog[] = [
	{ catalog: 'pg_proc', namespace: 'pronamespace', where: `o.prokind IN ('a', 'w')` },
	{
		catalog: 'pg_type',
		namespace: 'typnamespace',
		// Base, shell and range types; arrays and multiranges come with the type they are made of.
		where: `o.typtype IN ('b', 'p', 'r') AND NOT EXISTS (SELECT FROM pg_type element WHERE element.typarray = o.oid)`,
	},
	{ catalog: 'pg_operator', namespace: 'oprnamespace' },
	{ catalog: 'pg_opclass', namespace: 'opcnamespace' },
	{
		catalog: 'pg_opfamily',
		namespace: 'opfnamespace',
		where: `NOT EXISTS (SELECT FROM pg_opclass made WHERE made.opcfamily = o.oid AND made.opcname = o.opfname)`,
	},
	// A range type brings its own casts.
	{
		catalog: 'pg_cast',
		where: `NOT EXISTS (SELECT FROM pg_depend inner_cast WHERE inner_cast.classid = 'pg_cast'::regclass
			AND inner_cast.objid = o.oid AND inner_cast.deptype = 'i')`,
	},
	{ catalog: 'pg_collation', namespace: 'collnamespace' },
	{ catalog: 'pg_conversion', namespace: 'connamespace' },
	{ catalog: 'pg_statistic_ext', namespace: 'stxnamespace' },
	{ catalog: 'pg_ts_config', namespace: 'cfgnamespace' },
	{ catalog: 'pg_ts_dict', namespace: 'dictnamespace' },
	{ catalog: 'pg_ts_parser', namespace: 'prsnamespace' },
	{ catalog: 'pg_ts_template', namespace: 'tmplnamespace' },
	{ catalog: 'pg_class', namespace: 'relnamespace', where: `o.relkind = 'f'` },
	{ catalog: 'pg_rewrite', where: `o.rulename <> '_RETURN'` },
	{
		catalog: 'pg_event_trigger',
		where: `o.evtfoid NOT IN (SELECT f.oid FROM pg_proc f WHERE f.pronamespace IN (HIDDEN))`,
	},
	{ catalog: 'pg_foreign_data_wrapper' },
	{ catalog: 'pg_foreign_server' },
	{ catalog: 'pg_user_mapping' },
	{ catalog: 'pg_publication' },
	{ catalog: 'pg_subscription' },
	{ catalog: 'pg_default_acl' },
	{ catalog: 'pg_transform' },
	{ catalog: 'pg_language' },
	{ catalog: 'pg_am' },
];

/** Every user-made object of a kind that the model does not describe, by the engine's name for its kind and itself. */
export async function listOtherObjects(engine: Engine, scope: Scope): Promise<readonly OtherObject[]> {
	return readRows<OtherObject>(
		engine,
		OTHER_CATALOGS.map((other) => selectNames(other, scope)).join('\nUNION ALL\n'),
	);
}

function selectNames({ catalog, namespace, where }: OtherCatalog, scope: Scope): string {
	const inScope = namespace
		? isInScope(scope, catalog, 'o.oid', `o.${namespace}`)
		: isUserMade(catalog, 'o.oid');
	return `SELECT named.type, named.identity AS name
		FROM ${catalog} o, pg_identify_object('${catalog}'::regclass, o.oid, 0) AS named
		WHERE ${inScope} AND ${(where ?? 'true').replace('HIDDEN', scope.hiddenNamespaces)}`;
}
