import type { OtherObject } from '../../../model/schema.ts';
import type { Engine } from '../../dialect.ts';
import { readUnion } from './rows.ts';
import { isInScope, isUserMade, type Scope } from './scope.ts';

/** A catalog of objects that the model does not describe; `namespace` where they live in one. */
interface OtherCatalog {
	readonly catalog: string;
	readonly namespace?: string;
	readonly where?: string;
}

const OTHER_CATALOGS: readonly OtherCatalog[] = [
	// What is added to an operator family of the engine or of an extension.
	{ catalog: 'pg_amop', where: withoutOwner('pg_amop') },
	{ catalog: 'pg_amproc', where: withoutOwner('pg_amproc') },
];

/** SQL: true for a member of no operator class or family that users or extensions made. */
function withoutOwner(catalog: string): string {
	return `NOT EXISTS (SELECT FROM pg_depend owner WHERE owner.classid = '${catalog}'::regclass AND owner.objid = o.oid
		AND owner.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass))`;
}

/** Every user-made object of a kind that the model does not describe, by the engine's name for its kind and itself. */
export async function listOtherObjects(engine: Engine, scope: Scope): Promise<readonly OtherObject[]> {
	return readUnion<OtherObject>(
		engine,
		OTHER_CATALOGS.map((other) => selectNames(other, scope)),
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
