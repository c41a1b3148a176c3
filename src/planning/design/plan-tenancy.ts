import { ask, type Design, tableFor } from './design.ts';
import { addColumn } from './plan-columns.ts';
import { placeCode, quoteWords } from './reason-words.ts';

/** What companies that share a database are called, the surest first; other nouns count where a sentence says so. */
const TENANTS = [
	'tenant',
	'organization',
	'organisation',
	'workspace',
	'company',
	'client_company',
	'customer_company',
];

const SAID = [
	/\b(?:each|every|one|an?)\s+([a-z]+(?: [a-z]+)?)\s+is\s+(?:an?|one|its own)\s+tenant\b/i,
	/\b([a-z]+)\s+are\s+(?:the\s+)?tenants\b/i,
	/\btenants?\s+\(([a-z]+)\)/i,
	/\b([a-z]+)\s+\(tenants?\)/i,
	/\btenants?\s+(?:is|are|means?)\s+(?:an?\s+|the\s+)?([a-z]+)\b/i,
];

/** Decides whose rows are kept apart, where requirements or focus ask for several tenants, and which tables are theirs. */
export function planTenancy(design: Design): void {
	const { brief, focus } = design;
	const topic = brief.topics.get('tenancy');
	const isFocus = /\bmulti[- ]?tenan|\btenants?\b/i.test(focus ?? '');
	if (!topic && !isFocus) return;
	const said = brief.topicSentences
		.filter((each) => each.topic === 'tenancy')
		.flatMap(({ words }) => SAID.flatMap((pattern) => pattern.exec(words)?.[1] ?? []))
		.map((noun) => tableFor(design, noun))
		.find((table) => table !== undefined);
	const named = TENANTS.filter((key) => brief.entities.has(key))
		.map((key) => design.byKey.get(key))
		.find((table) => table !== undefined);
	const table = said ?? named ?? design.byKey.get('organizations');
	if (!table || table.idType === null || table.isExact) {
		ask(
			design,
			'tenant',
			'What is a tenant?',
			'The requirements speak of several tenants and name nothing that could be one with a primary key of one column: rows of different tenants are **not** kept apart in this plan.',
		);
		return;
	}
	const why = topic
		? `${quoteWords(topic.words)} (${placeCode(topic.place)})`
		: 'the focus area says “multi-tenant”';
	const column = `${table.key}_id`;
	design.tenancy = { table: table.name, column, why };
	const shared = sharedPeople(design, table.key);
	for (const other of design.tables.values()) {
		if (other === table || other.isExact || other.isShared || other === shared) continue;
		other.perTenant = true;
		addColumn(other, {
			name: column,
			type: table.idType,
			notNull: true,
			comment: null,
			origin: { kind: 'custom', why: 'it says whose row it is' },
		});
	}
	for (const other of design.tables.values()) {
		if (!other.isExact) continue;
		ask(
			design,
			'exact tables and tenants',
			'Whose rows are in the tables that are given column by column?',
			`They are planned as they are given, so nothing keeps the rows of different tenants apart in them. Add \`${column}\` to those that belong to a tenant.`,
		);
	}
	if (shared || !design.byKey.has('user')) return;
	ask(
		design,
		'one login',
		'May one person belong to several tenants with one login?',
		`Planned is that each user belongs to one row of \`${table.name}\`. For several, say “users can belong to many ${table.name.replaceAll('_', ' ')}” in the requirements: users become shared and memberships join the two.`,
	);
}

/** People who belong to several tenants belong to none of them alone. */
function sharedPeople({ brief, byKey }: Design, tenant: string) {
	const isShared = brief.relationships.some(
		({ from, to, cardinality }) =>
			cardinality === 'many-to-many' && [from, to].includes('user') && [from, to].includes(tenant),
	);
	return isShared ? byKey.get('user') : undefined;
}

/** Gives junctions the tenant's key too, once they are planned: both of their ends then belong to the same tenant. */
export function spreadTenancy(design: Design): void {
	const { tenancy } = design;
	if (!tenancy) return;
	const type = design.tables.get(tenancy.table)!.idType!;
	for (const table of design.tables.values()) {
		if (table.role !== 'junction' || table.isExact) continue;
		const isTheirs = table.foreignKeys.some(
			({ table: name }) => design.tables.get(name)?.perTenant || name === tenancy.table,
		);
		if (!isTheirs) continue;
		table.perTenant = true;
		addColumn(table, {
			name: tenancy.column,
			type,
			notNull: true,
			origin: { kind: 'custom', why: 'it says whose row it is' },
		});
		if (!table.primaryKey.includes(tenancy.column)) table.primaryKey = [tenancy.column, ...table.primaryKey];
	}
}
