import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import { codeSpan } from '../../specification/markdown.ts';
import { ask, type Design } from '../design/design.ts';
import { AUDIT_TABLE } from '../design/plan-audit.ts';
import { namedTables } from '../design/plan-customs.ts';
import { findColumn, type PlanBlock, type PlannedTable } from '../design/planned.ts';
import { placeCode, quoteWords } from '../design/reason-words.ts';
import type { RetentionRequirement } from '../requirement.ts';
import { planBlock } from './block.ts';

/** A function for each table whose rows are kept for a time that the requirements say. */
export function retentionBlocks(design: Design): readonly PlanBlock[] {
	const done = new Set<PlannedTable>();
	return design.brief.retentions.flatMap((retention) => {
		const tables = tablesOf(design, retention).filter((table) => !done.has(table));
		const said = `${quoteWords(retention.words)} (${placeCode(retention.place)})`;
		if (tables.length === 0 && !tablesOf(design, retention).some((table) => done.has(table))) {
			ask(
				design,
				`retention ${retention.amount} ${retention.unit}`,
				`What is kept for ${time(retention)}?`,
				`${said} names no table of this plan.`,
			);
		}
		return tables.flatMap((table) => {
			const column = timeOf(table, retention);
			const holders = [...design.tables.values()].filter(
				(other) =>
					other !== table &&
					other.foreignKeys.some((key) => key.table === table.name && key.onDelete === 'RESTRICT'),
			);
			done.add(table);
			if (column === null || holders.length > 0) {
				const by = holders.map(({ name }) => codeSpan(name)).join(', ');
				ask(
					design,
					`retention ${table.name}`,
					`What goes with old rows of ${codeSpan(table.name)}?`,
					`${said}. ${column === null ? 'Deleting living rows for their age alone is not planned' : `Rows of ${by} lead to them and would be left behind`}: nothing deletes them by itself.`,
				);
				return [];
			}
			const name = `delete_expired_${table.name}`;
			return [
				planBlock(
					'data-retention',
					`function public.${name}()`,
					codeSpan(`${name}()`),
					[`${said}. A scheduled job calls it, as a role that sees all rows; it says how many have gone.`],
					[
						`CREATE FUNCTION ${quoteIdentifier(name)}() RETURNS bigint\nLANGUAGE sql AS $$\n    WITH expired AS (\n        DELETE FROM ${quoteIdentifier(table.name)}\n        WHERE ${quoteIdentifier(column)} < now() - interval '${time(retention)}'\n        RETURNING 1\n    )\n    SELECT count(*) FROM expired\n$$`,
					],
				),
			];
		});
	});
}

function time({ amount, unit }: RetentionRequirement): string {
	return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

function tablesOf(design: Design, { words }: RetentionRequirement): readonly PlannedTable[] {
	const audit = design.tables.get(AUDIT_TABLE);
	if (audit && /\baudit|\blogs?\b|\bwho changed/i.test(words)) return [audit];
	return namedTables(design, words).filter(({ role, isExact }) => role !== 'junction' && !isExact);
}

/** The column that tells how old a row is; what is deleted later is counted from when it was marked. */
function timeOf(table: PlannedTable, { words }: RetentionRequirement): string | null {
	// Living rows of a table that is no log are never deleted for their age alone.
	const names =
		table.role === 'log'
			? ['changed_at', 'occurred_at', 'recorded_at', 'created_at']
			: table.softDelete && !/\b(?:keep|kept|retain)/i.test(words)
				? ['deleted_at']
				: [];
	return names.find((name) => findColumn(table, name)?.type === 'timestamptz') ?? null;
}
