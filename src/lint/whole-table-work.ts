import { partsOf, type RelationName } from '../model/schema.ts';
import type { TracedRelation, TracedStatement } from '../rehearsal/trace/trace.ts';
import type { ParseNode } from '../sql/parse-one.ts';
import type { LintContext } from './context.ts';

/**
 * The old tables that a statement takes as long for as they are large: it read them from end to end or wrote them anew. On a
 * few rows an index is not worth while, so that a condition on an indexed column counts as none.
 */
export function wholeTables(statement: TracedStatement, context: LintContext): readonly TracedRelation[] {
	const where = conditionOf(statement.tree);
	const read = statement.scans.filter(
		(relation) =>
			relation.isOld && !RECORDS.test(relation.name) && !(where && picksByIndex(where, context, relation)),
	);
	const written = statement.rewrites
		.map(({ relation }) => relation)
		.filter((relation) => relation.isOld && relation.kind === 'table' && isKept(statement));
	const names = new Set(read.map(({ namespace, name }) => `${namespace}.${name}`));
	return [...read, ...written.filter(({ namespace, name }) => !names.has(`${namespace}.${name}`))];
}

/** Where migration tools note what has run: as many rows as there are migrations. */
const RECORDS = /^(?:alembic_version|pgmigrations|\w*schema_migrations?|\w*schema_history|\w*db_version)$/;

/** A TRUNCATE does not write what it throws away. */
function isKept({ tree }: TracedStatement): boolean {
	return !(tree && 'TruncateStmt' in tree);
}

function conditionOf(tree: ParseNode | null): ParseNode | null {
	if (!tree) return null;
	if ('UpdateStmt' in tree) return tree.UpdateStmt.whereClause ?? null;
	if ('DeleteStmt' in tree) return tree.DeleteStmt.whereClause ?? null;
	if ('SelectStmt' in tree) return tree.SelectStmt.whereClause ?? null;
	return null;
}

/** Whether one of the conditions that must all hold compares the first column of an index for equality. */
function picksByIndex(where: ParseNode, context: LintContext, table: RelationName): boolean {
	const indexes = [...partsOf(context.before, table, 'index'), ...partsOf(context.after, table, 'index')];
	const first = new Set(indexes.flatMap(({ keys }) => keys.slice(0, 1)).map(unquote));
	const conditions =
		'BoolExpr' in where && where.BoolExpr.boolop === 'AND_EXPR' ? where.BoolExpr.args : [where];
	return (conditions ?? []).some((condition) => {
		if (!('A_Expr' in condition)) return false;
		const { kind, name, lexpr, rexpr } = condition.A_Expr;
		const operator = name?.[0];
		const isEquality =
			(kind === 'AEXPR_OP' || kind === 'AEXPR_IN' || kind === 'AEXPR_OP_ANY') &&
			operator !== undefined &&
			'String' in operator &&
			operator.String.sval === '=';
		return isEquality && [lexpr, rexpr].some((side) => first.has(columnOf(side) ?? ''));
	});
}

function columnOf(node: ParseNode | undefined): string | null {
	const field = node && 'ColumnRef' in node ? node.ColumnRef.fields?.at(-1) : undefined;
	return field && 'String' in field ? (field.String.sval ?? null) : null;
}

function unquote(key: string): string {
	return key.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"');
}
