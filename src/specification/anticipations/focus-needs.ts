import { quoteIdentifier, quoteRelation } from '../../dialects/postgres/ddl/quote.ts';
import { quoteName } from '../../model/name.ts';
import type { Table } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import { codeSpan, oneLine } from '../markdown.ts';
import { singularName, snakeCase } from '../words/nouns.ts';
import type { Anticipation, AnticipationFacts, Proposal } from './anticipation.ts';
import { comparableTables } from './comparable-tables.ts';

const ALL_CLASSES = ['core', 'relationship', 'audit', 'reference'] as const;

/** Focus areas that ask for a record of who did what. */
export const focusAuditLog: Anticipation = anticipateFor({
	name: 'focus-audit-log',
	focus: /\b(?:audit\w*|complian\w*|gdpr|hipaa|regulat\w*|bank\w*|health\w*|payroll)\b/i,
	why: 'what asks for a record of who changed what and when, and no table is one',
	find(facts) {
		if (comparableTables(facts, 'audit').length > 0) return [];
		const columns = [
			'id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
			'table_name text NOT NULL',
			'row_id text NOT NULL',
			"action text NOT NULL CHECK (action IN ('insert', 'update', 'delete'))",
			'old_values jsonb',
			'new_values jsonb',
			'changed_by text NOT NULL DEFAULT CURRENT_USER',
			'changed_at timestamp with time zone NOT NULL DEFAULT now()',
		];
		return [
			{
				table: { namespace: 'public', name: 'audit_log' },
				missing: 'not there',
				statements: [`CREATE TABLE audit_log (\n    ${columns.join(',\n    ')}\n)`],
			},
		];
	},
});

/** Focus areas in which several customers share a database. */
export const focusTenants: Anticipation = anticipateFor({
	name: 'focus-tenants',
	focus: /\b(?:multi-?\s?tenan\w*|tenan\w*|saas|white-?label\w*)\b/i,
	why: 'where customers share one database, and no table says who they are',
	find(facts) {
		const tables = comparableTables(facts, ...ALL_CLASSES);
		const isTenant = /(?:^|_)(?:tenant|organi[sz]ation|org|workspace|company|account|team|site|shop)$/;
		if (tables.length === 0 || tables.some((table) => isTenant.test(nounOf(table)))) return [];
		const columns = [
			'id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY',
			'name text NOT NULL',
			'created_at timestamp with time zone NOT NULL DEFAULT now()',
		];
		return [
			{
				table: { namespace: 'public', name: 'tenants' },
				missing: 'not there',
				statements: [`CREATE TABLE tenants (\n    ${columns.join(',\n    ')}\n)`],
			},
		];
	},
});

/** Focus areas in which money moves: a payment that is asked for twice must be made once. */
export const focusPaymentReference: Anticipation = anticipateFor({
	name: 'focus-payment-reference',
	focus: /\b(?:pay\w*|billing|checkout|orders?|invoic\w*|subscriptions?|shop|store|commerce)\b/i,
	why: "where payment providers tell the same thing more than once: a unique key of their own reference, or of the request's, is what keeps a payment from being counted twice",
	find(facts) {
		const payments = comparableTables(facts, 'core').filter((table) =>
			/(?:^|_)(?:payment|charge|refund|payout)$/.test(nounOf(table)),
		);
		return payments
			.filter((table) => !isKnownByReference(facts, table))
			.map((table): Proposal => {
				const column = partsOf(facts.schema, table, 'column').find(({ name }) =>
					REFERENCE.test(snakeCase(name)),
				);
				const relation = quoteRelation(table.namespace, table.name);
				const unique = (name: string) => `ALTER TABLE ${relation} ADD UNIQUE (${quoteIdentifier(name)})`;
				return {
					table,
					missing: column ? `${codeSpan(column.name)} is not unique` : 'no such key',
					statements: column
						? [unique(column.name)]
						: [`ALTER TABLE ${relation} ADD COLUMN idempotency_key text UNIQUE`],
				};
			});
	},
});

interface FocusNeed {
	readonly name: string;
	readonly focus: RegExp;
	/** What follows `The focus is …,`. */
	readonly why: string;
	find(facts: AnticipationFacts): readonly Proposal[];
}

function anticipateFor({ name, focus, why, find }: FocusNeed): Anticipation {
	return {
		name,
		find(facts) {
			const said = facts.project.focus;
			if (said === null || !focus.test(said)) return null;
			const proposals = find(facts);
			return proposals.length === 0
				? null
				: { reason: `The focus is ${codeSpan(oneLine(said))}, ${why}.`, proposals };
		},
	};
}

const REFERENCE =
	/(?:^|_)(?:idempotency_key|(?:provider|external|transaction|payment_intent|charge|request)_?(?:reference|ref|id|key)|reference|intent_id)$/;

/** True when a unique key or index, be it over some rows only, has a reference of somebody else's in it. */
function isKnownByReference({ schema }: AnticipationFacts, table: Table): boolean {
	const linking = new Set(partsOf(schema, table, 'foreign-key').flatMap(({ columns }) => columns));
	const references = partsOf(schema, table, 'column').filter(
		({ name }) => REFERENCE.test(snakeCase(name)) && !linking.has(name),
	);
	const keys = [
		...partsOf(schema, table, 'primary-key', 'unique').map(({ columns }) => columns.map(quoteName)),
		...partsOf(schema, table, 'index')
			.filter(({ unique }) => unique)
			.map((index) => index.keys),
	];
	return references.some(({ name }) => keys.some((key) => key.includes(quoteName(name))));
}

function nounOf({ name }: Table): string {
	return singularName(snakeCase(name).toLowerCase());
}
