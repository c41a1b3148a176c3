import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import { objectsOf } from '../../model/schema.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { readAlterTable } from '../../sql/alter-table.ts';
import type { LintContext } from '../context.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';

/**
 * `DETACH PARTITION … CONCURRENTLY`, without the check that PostgreSQL leaves on the partition then; null for any other
 * statement.
 */
export function detachPartition({ sql, tree }: TracedStatement, { before }: LintContext): Rewrite | null {
	const parts = readAlterTable(sql, tree);
	const [action, ...others] = parts?.actions ?? [];
	if (!parts || !action || others.length > 0 || action.command.subtype !== 'AT_DetachPartition') return null;
	const { def } = action.command;
	if (!def || !('PartitionCmd' in def) || def.PartitionCmd.concurrent) return null;
	const [first, last] = [action.tokens[2], action.tokens.at(-1)];
	const { relname } = def.PartitionCmd.name ?? {};
	if (!first || !last || relname === undefined) return null;
	const parent = objectsOf(before, 'table').find(
		({ namespace, name }) =>
			name === parts.relation.relname && (parts.relation.schemaname ?? namespace) === namespace,
	);
	const check = leftCheck(parent?.partitionBy ?? '', relname);
	const partition = sql.slice(first.start, last.end);
	return [
		{ sql: `${sql} CONCURRENTLY`, isAlone: true },
		...(check === null
			? []
			: [
					{
						sql: `ALTER TABLE ${partition} DROP CONSTRAINT ${quoteIdentifier(check)}`,
						isAlone: false,
					} satisfies RewriteStep,
				]),
	];
}

/** What PostgreSQL calls the check that repeats the bound: after the column where the key is a single one; hashes get none. */
function leftCheck(partitionBy: string, partition: string): string | null {
	const [, way, key = ''] = /^(\w+) \((.*)\)$/.exec(partitionBy) ?? [];
	if (way !== 'RANGE' && way !== 'LIST') return null;
	const column = /^(?:\w+|"(?:[^"]|"")+")$/.test(key)
		? key.replace(/^"|"$/g, '').replaceAll('""', '"')
		: null;
	return column === null ? `${partition}_check` : `${partition}_${column}_check`;
}
