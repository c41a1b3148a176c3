import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import type { ForeignKey, Table } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { keysFrom, targetOf } from '../references.ts';
import { areRequired, findTable, nameOf, relationId } from '../relations.ts';
import type { Anticipation } from './anticipation.ts';
import { comparableTables, fewWithout, mostFrequent } from './comparable-tables.ts';

const TENANT =
	/(?:^|_)(?:tenants?|organi[sz]ations?|orgs?|workspaces?|companies|company|accounts?|sites?|shops?)$/i;

const PERSON = /(?:^|_)(?:users?|people|persons?|profiles?)$/i;

/** Which tenant a row belongs to. */
export const tenantKey: Anticipation = {
	name: 'tenant-key',
	find(facts) {
		const { schema } = facts;
		const all = comparableTables(facts, 'core');
		const tenantKeys = all.flatMap((table) => keysFrom(schema, table).filter(isTenantKey));
		const mark = mostFrequent(tenantKeys.map(markOf));
		const example = tenantKeys.find((key) => markOf(key) === mark);
		const tenant = example && findTable(schema, targetOf(example));
		if (!example || !tenant) return null;
		const has = (table: Table): boolean =>
			keysFrom(schema, table).some((key) => markOf(key) === mark) ||
			partsOf(schema, table, 'column').some(({ name }) => name === example.columns[0]);
		const isBelow = (table: Table): boolean =>
			keysFrom(schema, table).some((key) => {
				const parent = findTable(schema, targetOf(key));
				if (!parent || !areRequired(schema, table, key.columns)) return false;
				return has(parent) || PERSON.test(parent.name);
			});
		// What hangs on a row of a tenant is the tenant's too; a person can belong to several, and a tenant to nobody.
		const tables = all.filter(
			(table) => has(table) || (table !== tenant && !PERSON.test(table.name) && !isBelow(table)),
		);
		const without = fewWithout(tables, has);
		const [column] = example.columns;
		const [target] = example.references.columns;
		const shape = partsOf(schema, { namespace: example.namespace, name: example.relation }, 'column').find(
			({ name }) => name === column,
		)?.type;
		if (column === undefined || target === undefined || shape === undefined || without.length === 0)
			return null;
		return {
			reason: `Most tables say with ${codeSpan(column)} which row of ${codeSpan(nameOf(tenant))} theirs belong to. A table without it is seen by all, or is one join away from a leak.`,
			proposals: without.map((table) => ({
				table,
				missing: `no ${codeSpan(column)}`,
				statements: [
					`ALTER TABLE ${quoteRelation(table.namespace, table.name)} ADD COLUMN ${quoteIdentifier(column)} ${shape} REFERENCES ${quoteRelation(tenant.namespace, tenant.name)} (${quoteIdentifier(target)})`,
				],
			})),
		};
	},
};

function isTenantKey(key: ForeignKey): boolean {
	return key.columns.length === 1 && TENANT.test(key.references.relation);
}

function markOf(key: ForeignKey): string {
	return `${relationId(targetOf(key))} ${key.columns.join(' ')}`;
}
