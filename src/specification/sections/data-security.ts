import type { Policy, Table } from '../../model/objects.ts';
import { givenRelations, objectsOf, partsOf, type RelationName } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements, objectStatements, rowSecurityStatements } from '../object-sql.ts';
import { nameOf, relationId, relationOf } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';

/** Row-level security: the switches and policies of each table, and a matrix of all policies. */
export const dataSecurity: Section = {
	id: 'data-security',
	title: 'Data Security',
	level: 3,
	parent: 'security-and-compliance',
	draft: () => 'Who may see and write which rows, as far as the database itself decides it.',
	blocks(facts) {
		const tables = objectsOf(facts.schema, 'table').filter(
			(table) =>
				table.rowSecurity || table.forceRowSecurity || partsOf(facts.schema, table, 'policy').length > 0,
		);
		const given = givenRelations(facts.schema).filter(
			(table) => partsOf(facts.schema, table, 'policy').length > 0,
		);
		return orEmpty(
			'data-security',
			[
				...policyMatrix(facts, [...tables, ...given]),
				...tables.map((table) => securityBlock(facts, table)),
				...given.map((table) => givenSecurityBlock(facts, table)),
			],
			'No table has row-level security: a role that may read a table reads all of its rows.',
		);
	},
};

function securityBlock(facts: Facts, table: Table): GeneratedBlock {
	const policies = partsOf(facts.schema, table, 'policy');
	const statements = [...rowSecurityStatements(facts, table), ...objectStatements(facts, ...policies)];
	const content = render('row-security', {
		relation: nameOf(table),
		words: describeSecurity(table, policies),
		sql: joinStatements(statements),
	});
	return { id: blockId(`policies ${relationId(table)}`), heading: null, content };
}

/** Policies on a table that is there before the first migration, which decides about its own row-level security. */
function givenSecurityBlock(facts: Facts, table: RelationName): GeneratedBlock {
	const content = render('row-security', {
		relation: nameOf(table),
		words: 'The table is there before the first migration; these policies are added to it.',
		sql: joinStatements(objectStatements(facts, ...partsOf(facts.schema, table, 'policy'))),
	});
	return { id: blockId(`policies ${relationId(table)}`), heading: null, content };
}

function describeSecurity(table: Table, policies: readonly Policy[]): string {
	if (!table.rowSecurity)
		return 'The policies are written, but row-level security is off, so they have no effect.';
	const owner = table.forceRowSecurity ? 'even for its owner' : 'except for its owner';
	if (policies.length === 0)
		return `Row-level security is on and no policy opens it: no row is visible, ${owner}.`;
	return `Row-level security is on, ${owner}.`;
}

function policyMatrix(facts: Facts, tables: readonly RelationName[]): readonly GeneratedBlock[] {
	const policies = tables
		.flatMap((table) => partsOf(facts.schema, table, 'policy'))
		.map((policy) => ({
			table: relationOf(policy),
			name: policy.name,
			command: policy.command,
			roles: listed(policy.roles.map((role) => (role === 'public' ? 'everyone' : codeSpan(role)))),
			using: policy.using,
			check: policy.check,
			restrictive: !policy.permissive,
		}));
	if (policies.length === 0) return [];
	return [{ id: 'policy table', heading: null, content: render('policy-table', { policies }) }];
}
