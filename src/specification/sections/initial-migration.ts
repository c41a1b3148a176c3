import { basename } from 'node:path/posix';
import type { ObjectKind } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { sqlPathOf } from '../../project/load-project.ts';
import { linkTarget } from '../link.ts';
import { render } from '../renderer.ts';
import type { Section } from '../section.ts';

/** The executable schema beside the document: what it is, and in which order it builds what. */
export const initialMigration: Section = {
	id: 'initial-migration',
	title: 'Initial Migration (v1.0.0)',
	level: 3,
	parent: 'migration-strategy',
	draft: () => null,
	blocks(facts) {
		const file = basename(sqlPathOf(facts.document));
		const phases = PHASES.filter((phase) => phase.kinds.some((kind) => has(facts.schema, kind)));
		const content = render('initial-migration', {
			file,
			link: linkTarget(file),
			phases,
			given: facts.schema.given !== undefined,
		});
		return [{ id: 'initial migration', heading: null, content }];
	},
};

interface Phase {
	readonly name: string;
	readonly why: string;
	readonly kinds: readonly ObjectKind[];
}

/** In the order in which the executable schema has them. */
const PHASES: readonly Phase[] = [
	{
		name: 'Namespaces and extensions',
		why: 'everything else lives in them',
		kinds: ['namespace', 'extension'],
	},
	{
		name: 'Languages, access methods and collations',
		why: 'functions, tables and columns are made with them',
		kinds: ['language', 'access-method', 'collation'],
	},
	{
		name: 'Types',
		why: 'columns are made of them',
		kinds: ['enum', 'domain', 'composite', 'range', 'base-type'],
	},
	{ name: 'Sequences', why: 'columns count with them', kinds: ['sequence'] },
	{
		name: 'Functions and procedures',
		why: 'defaults, checks and triggers call them',
		kinds: ['function', 'procedure'],
	},
	{
		name: 'Casts, operators and aggregates',
		why: 'over types and functions',
		kinds: ['cast', 'operator', 'aggregate', 'transform', 'operator-family', 'operator-class', 'conversion'],
	},
	{
		name: 'Text search',
		why: 'columns and indexes are made with it',
		kinds: [
			'text-search-parser',
			'text-search-template',
			'text-search-dictionary',
			'text-search-configuration',
		],
	},
	{
		name: 'Foreign data',
		why: 'foreign tables are reached through it',
		kinds: ['foreign-data-wrapper', 'server', 'user-mapping'],
	},
	{ name: 'Tables', why: 'with their columns, keys and checks', kinds: ['table'] },
	{ name: 'Foreign tables', why: 'with the servers that keep their rows', kinds: ['foreign-table'] },
	{ name: 'Views', why: 'over the tables', kinds: ['view', 'materialized-view'] },
	{ name: 'Indexes', why: 'over tables and materialized views', kinds: ['index'] },
	{ name: 'Foreign keys', why: 'once both of their ends exist', kinds: ['foreign-key'] },
	{ name: 'Extended statistics', why: 'over columns of tables', kinds: ['statistics'] },
	{ name: 'Rules', why: 'once what they rewrite exists', kinds: ['rule'] },
	{ name: 'Triggers', why: 'once what they watch exists', kinds: ['trigger'] },
	{ name: 'Row-level security', why: 'last, because it decides who sees the rows', kinds: ['policy'] },
	{
		name: 'Publications and subscriptions',
		why: 'over tables that are complete',
		kinds: ['publication', 'subscription'],
	},
	{ name: 'Event triggers', why: 'after everything that they would watch', kinds: ['event-trigger'] },
];

function has(schema: Schema, kind: ObjectKind): boolean {
	if (kind === 'namespace') return objectsOf(schema, kind).some(({ name }) => name !== 'public');
	if (kind === 'index') return objectsOf(schema, kind).some(({ constraint }) => constraint === null);
	if (kind === 'policy' && objectsOf(schema, 'table').some(({ rowSecurity }) => rowSecurity)) return true;
	return objectsOf(schema, kind).length > 0;
}
