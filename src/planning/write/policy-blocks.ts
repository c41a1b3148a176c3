import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import { codeSpan } from '../../specification/markdown.ts';
import type { Design, Tenancy } from '../design/design.ts';
import type { PlanBlock, PlannedTable } from '../design/planned.ts';
import { bullets, planBlock } from './block.ts';

/** Row-level security for every table with rows of one tenant, and the function that says whose turn it is. */
export function policyBlocks(design: Design): readonly PlanBlock[] {
	const { tenancy } = design;
	if (!tenancy) return [];
	const functionName = currentTenant(tenancy);
	const setting = settingOf(tenancy);
	const type = design.tables.get(tenancy.table)!.idType!;
	const words = bullets([
		`There are several tenants: ${tenancy.why}.`,
		`The application begins each transaction with \`SET LOCAL ${setting} = '…'\`. Without it no row is visible.`,
		'Its role must neither be a superuser nor have `BYPASSRLS`: those see every row. Signing in and making a new tenant happen before there is a tenant, so they need a role or a function of their own.',
		'Foreign keys are checked without policies. Those between rows of tenants therefore carry the tenant along, so that a row cannot lead to another tenant’s.',
	]);
	const current = planBlock(
		'data-security',
		`function public.${functionName}()`,
		codeSpan(`${functionName}()`),
		[words],
		[
			`CREATE FUNCTION ${quoteIdentifier(functionName)}() RETURNS ${type}\nLANGUAGE sql STABLE AS $$\n    SELECT nullif(current_setting('${setting}', true), '')::${type}\n$$`,
		],
	);
	const tables = [...design.tables.values()]
		.filter((table) => conditionFor(design, tenancy, table) !== null)
		.toSorted((a, b) => (a.name < b.name ? -1 : 1));
	return [current, ...tables.map((table) => policyBlock(design, tenancy, table))];
}

function currentTenant({ column }: Tenancy): string {
	return `current_${column}`;
}

function settingOf({ column }: Tenancy): string {
	return `app.${column.replace(/[^a-z0-9_]/g, '_')}`;
}

/** Which rows a tenant may see; null for tables that all share. */
function conditionFor(design: Design, tenancy: Tenancy, table: PlannedTable): string | null {
	const current = `${quoteIdentifier(currentTenant(tenancy))}()`;
	if (table.name === tenancy.table) return `id = ${current}`;
	const hasColumn = table.columns.some(({ name }) => name === tenancy.column);
	if (hasColumn && !table.isExact) return `${quoteIdentifier(tenancy.column)} = ${current}`;
	if (table.key !== 'user' || !design.tables.has('memberships')) return null;
	return `EXISTS (SELECT FROM memberships WHERE memberships.user_id = ${quoteIdentifier(table.name)}.id AND memberships.${quoteIdentifier(tenancy.column)} = ${current})`;
}

function policyBlock(design: Design, tenancy: Tenancy, table: PlannedTable): PlanBlock {
	const name = quoteIdentifier(table.name);
	const isWrittenByTrigger = table.role === 'log' && table.isShared;
	const words = isWrittenByTrigger
		? `Tenants read their own rows of ${codeSpan(table.name)}. The function that writes them belongs to the owner of the table, for whom the policy does not count.`
		: `Rows of ${codeSpan(table.name)} are seen and written by their own tenant only, also by the owner of the table.`;
	return planBlock(
		'data-security',
		`policies public.${table.name}`,
		null,
		[words],
		[
			`ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY`,
			...(isWrittenByTrigger ? [] : [`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`]),
			`CREATE POLICY tenant_isolation ON ${name}${isWrittenByTrigger ? ' FOR SELECT' : ''}\n    USING (${conditionFor(design, tenancy, table)})`,
		],
	);
}
