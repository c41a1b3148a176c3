import { objectsOf, partsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import type { Facts } from '../facts.ts';
import { codeSpan } from '../markdown.ts';
import { type Anonymiser, listAnonymisers } from '../privacy/anonymisers.ts';
import { findErasure, target } from '../privacy/erasure.ts';
import { describeErasure } from '../privacy/erasure-words.ts';
import { findPersonalTables, type PersonalColumn, type PersonalTable } from '../privacy/find-personal.ts';
import { isHidden } from '../privacy/keeping.ts';
import { isProven } from '../proposals.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { type GeneratedBlock, orEmpty, type Section } from '../section.ts';

/** Likely personal data and secrets by column, and what takes them away. */
export const dataPrivacy: Section = {
	id: 'data-privacy',
	title: 'Data Privacy',
	level: 3,
	parent: 'security-and-compliance',
	draft: ({ schema }) => (findPersonalTables(schema).length > 0 ? DRAFT : null),
	blocks(facts) {
		const found = findPersonalTables(facts.schema);
		return orEmpty(
			'data-privacy',
			[
				...personalBlock(facts, found),
				...specialBlock(found),
				...refusalBlock(facts, found),
				...secretsBlock(found),
				...anonymiserBlocks(facts),
			],
			'No column looks as if it held personal data or a secret, going by names, types and comments.',
		);
	},
};

const DRAFT = `- **Legal basis**: _not written down yet: for which purpose each kind of personal data below is kept, and what allows it_
- **Requests**: _not written down yet: who answers when a person asks for their data or for its deletion, and in how many days_
- **Recipients**: _not written down yet: which other systems, replicas, exports and logs get this data, and how they forget it_`;

function personalBlock({ schema }: Facts, found: readonly PersonalTable[]): readonly GeneratedBlock[] {
	const people = peopleOf(found);
	const tables = found.flatMap((each) => {
		const columns = each.columns.filter(({ group }) => group !== 'secret');
		if (columns.length === 0) return [];
		const erasure = findErasure(schema, each, people);
		return [
			{
				name: nameOf(each.table),
				isOfPeople: each.isOfPeople,
				columns: describeColumns(columns),
				erasure: describeErasure(erasure, each.isOfPeople),
			},
		];
	});
	if (tables.length === 0) return [];
	return [{ id: 'personal data', heading: null, content: render('personal-data', { tables }) }];
}

/** Columns by what they hold, such as `name: first_name, last_name; address: city`. */
function describeColumns(columns: readonly PersonalColumn[]): string {
	const kinds = new Map<string, string[]>();
	for (const { column, what, by } of columns) {
		const reason = by === 'name' ? '' : by === 'type' ? ' (going by its type)' : ' (its comment says)';
		kinds.set(what, [...(kinds.get(what) ?? []), `${codeSpan(column.name)}${reason}`]);
	}
	return [...kinds].map(([what, names]) => `${what}: ${names.join(', ')}`).join('; ');
}

function specialBlock(found: readonly PersonalTable[]): readonly GeneratedBlock[] {
	const columns = found.flatMap(({ table, columns }) =>
		columns
			.filter(({ group }) => group === 'special')
			.map(({ column, what }) => ({ table: nameOf(table), name: column.name, what })),
	);
	if (columns.length === 0) return [];
	return [{ id: 'special categories', heading: null, content: render('special-categories', { columns }) }];
}

/** Foreign keys that keep a person from being deleted, one row for each table that has them. */
function refusalBlock({ schema }: Facts, found: readonly PersonalTable[]): readonly GeneratedBlock[] {
	const people = peopleOf(found);
	const tables = objectsOf(schema, 'table').flatMap((table) => {
		const keys = partsOf(schema, table, 'foreign-key').filter(
			(key) =>
				!key.inherited &&
				(key.onDelete === 'no action' || key.onDelete === 'restrict') &&
				people.has(relationId(target(key))),
		);
		if (keys.length === 0) return [];
		const holds = keys.map(
			(key) => `${codeSpan(nameOf(target(key)))} by ${key.columns.map(codeSpan).join(', ')}`,
		);
		return [{ name: nameOf(table), holds: holds.join('; ') }];
	});
	if (tables.length === 0) return [];
	return [{ id: 'kept people', heading: null, content: render('kept-people', { tables }) }];
}

/** Whoever reads a salt is not let in by it. */
const SALT = /salt$/i;

function secretsBlock(found: readonly PersonalTable[]): readonly GeneratedBlock[] {
	const tables = found.flatMap(({ table, columns }) => {
		const secrets = columns.filter(({ group, column }) => group === 'secret' && !SALT.test(column.name));
		if (secrets.length === 0) return [];
		const hidden = secrets.filter(({ column }) => isHidden(column));
		const open = secrets.filter((each) => !hidden.includes(each));
		return [{ name: nameOf(table), hidden: names(hidden), open: names(open) }];
	});
	if (tables.length === 0) return [];
	return [{ id: 'secrets', heading: null, content: render('secrets', { tables }) }];
}

function names(columns: readonly PersonalColumn[]): string {
	return columns.map(({ column }) => codeSpan(column.name)).join(', ');
}

function anonymiserBlocks(facts: Facts): readonly GeneratedBlock[] {
	return listAnonymisers(facts.schema)
		.filter(({ statement, trial }) => isProven(facts, [statement, trial]))
		.map(anonymiserBlock);
}

function anonymiserBlock({ table, statement }: Anonymiser): GeneratedBlock {
	return {
		id: blockId(`anonymise ${relationId(table)}`),
		heading: null,
		content: render('anonymiser', { table: nameOf(table), sql: `${statement};` }),
	};
}

function peopleOf(found: readonly PersonalTable[]): ReadonlySet<string> {
	return new Set(found.filter(({ isOfPeople }) => isOfPeople).map(({ table }) => relationId(table)));
}
