import { makeUpName } from '../../../model/made-up-names.ts';
import type { NotNullConstraint } from '../../../model/objects.ts';

/** The constraint behind a column's `NOT NULL`, as `NOT_NULL` reads it. */
export interface NotNullRow extends NotNullConstraint {
	/** How many parents have it too. */
	readonly parents: number;
	/** True when a parent's has the same name. */
	readonly namedAsParents: boolean;
}

/** SQL: the row `nn` of pg_constraint with its comment `nnd` as one JSON object; null where it is plain, and before PostgreSQL 18. */
export const NOT_NULL = `CASE WHEN nn.conname <> c.relname || '_' || a.attname || '_not_null' OR nn.coninhcount > 0
	OR nn.connoinherit OR NOT nn.convalidated OR nnd.description IS NOT NULL THEN json_build_object('name', nn.conname,
	'inherited', NOT nn.conislocal, 'noInherit', nn.connoinherit, 'validated', nn.convalidated,
	'comment', nnd.description, 'parents', nn.coninhcount,
	'namedAsParents', nn.coninhcount > 0 AND EXISTS (
		SELECT FROM pg_inherits h JOIN pg_constraint parent ON parent.conrelid = h.inhparent
		WHERE h.inhrelid = nn.conrelid AND parent.contype = 'n' AND parent.conname = nn.conname)) END`;

/** SQL: joins that constraint for the row `a` of pg_attribute. */
export const JOIN_NOT_NULL = `LEFT JOIN pg_constraint nn ON nn.conrelid = a.attrelid AND nn.contype = 'n'
		AND nn.conkey[1] = a.attnum
	LEFT JOIN pg_description nnd ON nnd.classoid = 'pg_constraint'::regclass AND nnd.objoid = nn.oid`;

/** The constraint where it is not what `NOT NULL` makes by itself or what comes from the parent with the column. */
export function toNotNullConstraint(
	relation: string,
	column: string,
	{ parents, namedAsParents, ...constraint }: NotNullRow,
): NotNullConstraint | null {
	const isByItself = parents === 0 && constraint.name === makeUpName(relation, column, 'not_null');
	const isFromParent = constraint.inherited && namedAsParents;
	const isPlain = !constraint.noInherit && constraint.validated && constraint.comment === null;
	return isPlain && (isByItself || isFromParent) ? null : constraint;
}
