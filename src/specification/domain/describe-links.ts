import type { ForeignKey, Table } from '../../model/objects.ts';
import { partsOf } from '../../model/schema.ts';
import { classifyTable } from '../classify.ts';
import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { isSelfReference, keysFrom, targetOf } from '../references.ts';
import { areRequired, isUnique, nameOf } from '../relations.ts';
import { plural } from '../words/kind-nouns.ts';
import { listed } from '../words/listing.ts';
import { rowNoun } from '../words/nouns.ts';

/** How a table's rows are related to rows that they point at, with cardinality, as Markdown: one for each foreign key. */
export function describeLinks(facts: Facts, table: Table): readonly string[] {
	const keys = keysFrom(facts.schema, table);
	const joining = classifyTable(facts, table) === 'relationship' ? joiningKeys(facts, table, keys) : [];
	const others = keys.filter((key) => !joining.includes(key));
	const joined = joining.length > 1 ? [describeJunction(joining)] : [];
	return [...joined, ...others.map((key) => describeLink(facts, key))];
}

/** The keys that make a row of a junction what it is: those within its primary key, else those within a unique one. */
function joiningKeys({ schema }: Facts, table: Table, keys: readonly ForeignKey[]): readonly ForeignKey[] {
	const unique = partsOf(schema, table, 'primary-key', 'unique').map(({ columns }) => columns);
	for (const columns of unique) {
		const within = keys.filter((key) => key.columns.every((column) => columns.includes(column)));
		// A tenant's column is part of the keys to its rows; the key to the tenant itself joins nothing.
		const joining = within.filter((key) => !within.some((other) => isPartOf(key, other)));
		if (joining.length > 1) return joining;
	}
	return keys.length === 2 ? keys : [];
}

function isPartOf(key: ForeignKey, other: ForeignKey): boolean {
	return (
		key.columns.length < other.columns.length && key.columns.every((column) => other.columns.includes(column))
	);
}

function describeJunction(keys: readonly ForeignKey[]): string {
	const nouns = keys.map((key) => rowNoun(key.references.relation));
	const isShared = (column: string): boolean => keys.every((key) => key.columns.includes(column));
	const columns = listed(
		keys.flatMap((key) => key.columns.filter((column) => !isShared(column))).map(codeSpan),
	);
	const [first = '', second = ''] = nouns;
	if (keys.length > 2) return `${columns}: each row ties one ${listed(nouns)} together (many-to-many).`;
	if (first === second) return `${columns}: ties ${plural(first)} to each other (many-to-many).`;
	return `${columns}: one ${first} has any number of ${plural(second)}, and one ${second} any number of ${plural(first)} (many-to-many).`;
}

function describeLink({ schema }: Facts, key: ForeignKey): string {
	const table = { namespace: key.namespace, name: key.relation };
	const columns = listed(key.columns.map(codeSpan));
	const isOptional = !areRequired(schema, table, key.columns);
	if (isSelfReference(key)) return `${columns}: ${describeHierarchy(key)} (hierarchical).`;
	const parent = rowNoun(targetOf(key).name);
	const child = codeSpan(nameOf(table));
	const optional = isOptional ? ', optional' : '';
	if (isUnique(schema, table, key.columns))
		return `${columns}: one ${parent} has at most one row of ${child} (one-to-one${optional}).`;
	return `${columns}: one ${parent} has any number of ${child} (one-to-many${optional}).`;
}

const ABOVE = /(?:^|_)(?:parent|ancestor|root|super|superior|manager|boss|supervisor|belongs_to|folder)/i;

function describeHierarchy({ columns, relation }: ForeignKey): string {
	const row = rowNoun(relation);
	return columns.some((column) => ABOVE.test(column))
		? `one ${row} can have any number of others below it`
		: `one ${row} can point at another`;
}
