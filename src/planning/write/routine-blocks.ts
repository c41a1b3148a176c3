import { quoteIdentifier, quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import { codeSpan } from '../../specification/markdown.ts';
import type { Design } from '../design/design.ts';
import { AUDIT_TABLE, auditedTables } from '../design/plan-audit.ts';
import { findColumn, type PlanBlock, type PlannedTable } from '../design/planned.ts';
import { planBlock } from './block.ts';

/** The functions that triggers call, and the triggers of each table. */
export function routineBlocks(design: Design): readonly PlanBlock[] {
	const touched = [...design.tables.values()].filter(
		(table) => !design.given.has(table.name) && findColumn(table, 'updated_at')?.type === 'timestamptz',
	);
	const audit = design.tables.get(AUDIT_TABLE);
	const audited = audit ? auditedTables(design) : [];
	const tables = [...design.tables.values()]
		.filter((table) => touched.includes(table) || audited.includes(table) || table === audit)
		.toSorted(byName);
	return [
		...(touched.length > 0
			? [
					planBlock(
						'utility-functions',
						'function public.set_updated_at()',
						codeSpan('set_updated_at()'),
						['Keeps `updated_at` true whoever writes: an application forgets it sooner or later.'],
						[SET_UPDATED_AT],
					),
				]
			: []),
		...(audit
			? [
					planBlock(
						'utility-functions',
						'function public.write_audit_log()',
						codeSpan('write_audit_log()'),
						[
							`Writes each change to ${codeSpan(AUDIT_TABLE)}. Who changed it is what the application says with \`SET LOCAL app.user_id = '…'\` in its transaction. Hashes of secrets are left out.`,
						],
						[writeAuditFunction(design, audit)],
					),
					planBlock(
						'utility-functions',
						'function public.refuse_change()',
						codeSpan('refuse_change()'),
						['What is logged cannot be rewritten; rows that are old enough may be deleted.'],
						[REFUSE_CHANGE],
					),
				]
			: []),
		...tables.map((table) => {
			const name = quoteIdentifier(table.name);
			const statements = [
				...(touched.includes(table)
					? [
							`CREATE TRIGGER set_updated_at BEFORE UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION set_updated_at()`,
						]
					: []),
				...(audited.includes(table)
					? [
							`CREATE TRIGGER write_audit_log AFTER INSERT OR UPDATE OR DELETE ON ${name} FOR EACH ROW EXECUTE FUNCTION write_audit_log(${auditArguments(table)})`,
						]
					: []),
				...(table === audit
					? [
							`CREATE TRIGGER refuse_change BEFORE UPDATE ON ${name} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
						]
					: []),
			];
			return planBlock(
				'utility-functions',
				`triggers public.${table.name}`,
				null,
				[`The triggers of ${codeSpan(table.name)}.`],
				statements,
			);
		}),
	];
}

function byName(a: PlannedTable, b: PlannedTable): number {
	return a.name < b.name ? -1 : 1;
}

const SET_UPDATED_AT = `CREATE FUNCTION set_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$`;

const REFUSE_CHANGE = `CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed', TG_TABLE_NAME;
END;
$$`;

/** The columns of the primary key, where they are not `id` alone. */
function auditArguments({ primaryKey }: PlannedTable): string {
	return primaryKey.length === 1 && primaryKey[0] === 'id' ? '' : primaryKey.map(quoteLiteral).join(', ');
}

/** Secrets and what is computed from other columns. */
function unlogged(design: Design): readonly string[] {
	const names = [...design.tables.values()].flatMap(({ columns }) =>
		columns
			.filter(({ name, generated }) => /_hash$|^secret|_secret$/.test(name) || generated?.includes('STORED'))
			.map(({ name }) => name),
	);
	return [...new Set(names)].sort();
}

function writeAuditFunction(design: Design, audit: PlannedTable): string {
	const secrets = unlogged(design);
	const without = secrets.length === 0 ? '' : ` - ARRAY[${secrets.map(quoteLiteral).join(', ')}]`;
	const { tenancy } = design;
	const user = findColumn(audit, 'changed_by')!.type;
	const tenantType = tenancy ? findColumn(audit, tenancy.column)!.type : '';
	const tenantValue = tenancy
		? `        CASE WHEN TG_TABLE_NAME = ${quoteLiteral(tenancy.table)} THEN (current_row ->> 'id')::${tenantType}\n             ELSE (current_row ->> ${quoteLiteral(tenancy.column)})::${tenantType} END,\n`
		: '';
	return `CREATE FUNCTION write_audit_log() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    old_row jsonb;
    new_row jsonb;
    current_row jsonb;
    key jsonb;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        old_row := to_jsonb(OLD)${without};
    END IF;
    IF TG_OP <> 'DELETE' THEN
        new_row := to_jsonb(NEW)${without};
    END IF;
    -- An update that changes nothing is no change.
    IF old_row - 'updated_at' = new_row - 'updated_at' THEN
        RETURN NULL;
    END IF;
    current_row := coalesce(new_row, old_row);
    IF TG_NARGS > 0 THEN
        SELECT jsonb_object_agg(name, current_row -> name) INTO key FROM unnest(TG_ARGV) AS name;
    END IF;
    INSERT INTO audit_log (${tenancy ? `${quoteIdentifier(tenancy.column)}, ` : ''}table_name, row_id, action, old_values, new_values, changed_by)
    VALUES (
${tenantValue}        TG_TABLE_NAME,
        coalesce(key #>> '{}', current_row ->> 'id'),
        TG_OP::audit_action,
        old_row,
        new_row,
        nullif(current_setting('app.user_id', true), '')::${user}
    );
    RETURN NULL;
END;
$$`;
}
