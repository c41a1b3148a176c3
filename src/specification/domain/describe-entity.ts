import type { Column, Table } from '../../model/objects.ts';
import { partsOf, type Schema } from '../../model/schema.ts';
import { classifyTable } from '../classify.ts';
import type { Facts, RelationClass } from '../facts.ts';
import { codeSpan, sentence } from '../markdown.ts';
import { keysFrom } from '../references.ts';
import { nameOf, uniqueKeys } from '../relations.ts';
import { listed } from '../words/listing.ts';
import { snakeCase } from '../words/nouns.ts';
import { describeLinks } from './describe-links.ts';

/** A table as its business sees it, for the template. */
export interface Entity {
	readonly table: string;
	/** What it is, as Markdown sentences; empty for nothing to say. */
	readonly words: string;
	/** How its rows are related to others, as Markdown. */
	readonly links: readonly string[];
}

const MOST_COLUMNS = 6;
const BOOKKEEPING = /^(?:created|updated|inserted|modified|deleted)(?:_?(?:at|on|by|time|date))?$/;

const CLASS_WORDS: Readonly<Record<RelationClass, string>> = {
	core: '',
	relationship: '',
	audit: 'A record of what happened.',
	reference: 'The migrations put rows into it.',
};

/** Says what a row of a table is, what it is known by and how it is related. */
export function describeEntity(facts: Facts, table: Table): Entity {
	const { schema } = facts;
	const said = table.comment === null ? holdings(schema, table) : sentence(table.comment);
	const known = knownBy(schema, table);
	const isSaid = known.replace('Known by', 'Holds') === said;
	const words = [said, CLASS_WORDS[classifyTable(facts, table)], isSaid ? '' : known];
	return {
		table: nameOf(table),
		words: words.filter((each) => each !== '').join(' '),
		links: describeLinks(facts, table),
	};
}

/** The columns that carry the meaning, where nobody has said it in a comment. */
function holdings(schema: Schema, table: Table): string {
	const linking = new Set(keysFrom(schema, table).flatMap(({ columns }) => columns));
	const primary = partsOf(schema, table, 'primary-key').flatMap(({ columns }) => columns);
	const own = partsOf(schema, table, 'column').filter(
		({ name }) =>
			!linking.has(name) &&
			!(primary.length === 1 && primary[0] === name && isNumber(schema, table, name)) &&
			!BOOKKEEPING.test(snakeCase(name).toLowerCase()),
	);
	if (own.length === 0) return '';
	const names = own.slice(0, MOST_COLUMNS).map(({ name }) => codeSpan(name));
	return own.length > MOST_COLUMNS ? `Holds ${names.join(', ')} and more.` : `Holds ${listed(names)}.`;
}

/** What people tell its rows apart by; a number that the database gives says nothing to them. */
function knownBy(schema: Schema, table: Table): string {
	const linking = new Set(keysFrom(schema, table).flatMap(({ columns }) => columns));
	const primary = partsOf(schema, table, 'primary-key')
		.map(({ columns }) => columns)
		.filter(
			([first, ...more]) => more.length > 0 || (first !== undefined && !isNumber(schema, table, first)),
		);
	const given = partsOf(schema, table, 'primary-key').map(({ columns }) => `${columns}`);
	const keys = [
		...primary,
		...uniqueKeys(schema, table).filter((columns) => !given.includes(`${columns}`)),
	].filter((columns) => columns.some((column) => !linking.has(column)));
	const shortest = Math.min(...keys.map(({ length }) => length));
	const best = keys.filter(({ length }) => length === shortest)[0];
	return best ? `Known by ${listed(best.map(codeSpan))}.` : '';
}

function isNumber(schema: Schema, table: Table, column: string): boolean {
	const found = partsOf(schema, table, 'column').find(({ name }) => name === column);
	return (
		found !== undefined && (isGiven(found) || found.type === 'uuid' || /^(?:id|uuid|guid)$/i.test(column))
	);
}

function isGiven({ identity, default: value }: Column): boolean {
	return identity !== null || (value !== null && /\(/.test(value));
}
