import { identify } from '../../model/identity.ts';
import type { Policy, Table } from '../../model/objects.ts';
import { givenRelations, objectsOf, partsOf, type RelationName } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { joinStatements, objectStatements, rowSecurityStatements } from '../object-sql.ts';
import { listRelations, nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';
import { listBypassingViews } from '../security/bypassing-views.ts';
import { listDefinerFunctions } from '../security/definer-functions.ts';
import { publicRights } from '../security/privilege-words.ts';
import { listAccess } from '../security/role-access.ts';
import { listUnprotectedTables } from '../security/unprotected-tables.ts';
import { listed } from '../words/listing.ts';

/** Who may see and write which rows: policies as a matrix and as SQL, and what goes round them. */
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
		return [
			...orEmpty(
				'data-security',
				matrix(facts, tables, given),
				'No table has row-level security: a role that may read a table reads all of its rows.',
			),
			...unprotectedTables(facts),
			...bypassingViews(facts),
			...definerFunctions(facts),
			...publicGrants(facts),
			...tables.map((table) => securityBlock(facts, table)),
			...given.map((table) => givenSecurityBlock(facts, table)),
		];
	},
};

function matrix(
	facts: Facts,
	tables: readonly Table[],
	given: readonly RelationName[],
): readonly GeneratedBlock[] {
	const rows = [
		...tables.flatMap((table) => accessRows(facts, table, remarkOn(table))),
		...given.flatMap((table) => accessRows(facts, table, '')),
	];
	if (rows.length === 0) return [];
	return [{ id: 'policy table', heading: null, content: render('policy-table', { rows }) }];
}

function accessRows(facts: Facts, table: RelationName, remark: string) {
	return listAccess(partsOf(facts.schema, table, 'policy')).map(({ roles, ...access }) => ({
		...access,
		table: nameOf(table),
		remark,
		roles: listed(roles.map((role) => (role === 'public' ? 'everyone' : codeSpan(role)))),
	}));
}

function remarkOn({ rowSecurity, forceRowSecurity }: Table): string {
	if (!rowSecurity) return ' (switched off)';
	return forceRowSecurity ? ' (its owner too)' : '';
}

function unprotectedTables({ schema }: Facts): readonly GeneratedBlock[] {
	const tables = listUnprotectedTables(schema).map(({ table, reasons }) => ({
		name: nameOf(table),
		why: listed(reasons),
	}));
	if (tables.length === 0) return [];
	return [{ id: 'unprotected tables', heading: null, content: render('unprotected-tables', { tables }) }];
}

function bypassingViews({ schema }: Facts): readonly GeneratedBlock[] {
	const views = listBypassingViews(schema).map(({ view, tables }) => ({
		name: nameOf(view),
		tables: tables.map((table) => codeSpan(nameOf(table))).join(', '),
		isStored: view.kind === 'materialized-view',
	}));
	if (views.length === 0) return [];
	return [{ id: 'bypassing views', heading: null, content: render('bypassing-views', { views }) }];
}

function definerFunctions({ schema }: Facts): readonly GeneratedBlock[] {
	const functions = listDefinerFunctions(schema);
	if (functions.length === 0) return [];
	return [{ id: 'definer functions', heading: null, content: render('definer-functions', { functions }) }];
}

function publicGrants({ schema }: Facts): readonly GeneratedBlock[] {
	const relations = listRelations(schema).flatMap((relation) => {
		const rights = publicRights(schema, identify(relation));
		if (rights.length === 0) return [];
		const isGuarded = relation.kind === 'table' && relation.rowSecurity;
		return [{ name: nameOf(relation), rights: listed(rights), isGuarded }];
	});
	if (relations.length === 0) return [];
	return [{ id: 'public grants', heading: null, content: render('public-grants', { relations }) }];
}

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

/** What the matrix does not make plain; empty where it does. */
function describeSecurity(table: Table, policies: readonly Policy[]): string {
	if (!table.rowSecurity)
		return 'The policies are written, but row-level security is off, so they have no effect.';
	return policies.length > 0 ? '' : 'No policy opens it.';
}
