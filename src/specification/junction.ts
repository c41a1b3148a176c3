import type { Column, ForeignKey, Table } from '../model/objects.ts';
import { partsOf, type Schema } from '../model/schema.ts';
import { isSelfReference, keysTo, targetOf } from './references.ts';
import { areRequired } from './relations.ts';
import { singularName, snakeCase } from './words/nouns.ts';

const BOOKKEEPING =
	/^(?:created|updated|inserted|added|granted|joined|assigned|deleted)_?(?:at|on|by|time|date)$/;

/** What somebody wrote, or what somebody was sent: such a row is a review, an answer, a translation or an invitation. */
const LIFE_OF_ITS_OWN =
	/(?:^|_)(?:rating|stars|body|content|contents|text|title|subject|message|review|feedback|answer|response|description|summary|bio|slug|token|token_hash|code|e_?mail|url|file_?name)$/;

/** True for a table whose rows do nothing but tie rows of others together. */
export function isJunction(schema: Schema, table: Table): boolean {
	const foreignKeys = partsOf(schema, table, 'foreign-key');
	if (foreignKeys.length < 2) return false;
	const own = ownColumns(schema, table, foreignKeys);
	if (own.some(({ name }) => LIFE_OF_ITS_OWN.test(snakeCase(name).toLowerCase()))) return false;
	const keys = partsOf(schema, table, 'primary-key', 'unique');
	if (keys.some(({ kind, columns }) => kind === 'primary-key' && joinsTables(columns, foreignKeys)))
		return true;
	if (!keysTo(schema, table).some((key) => !isSelfReference(key))) {
		const away = foreignKeys.filter(
			(key) => !isSelfReference(key) && areRequired(schema, table, key.columns),
		);
		if (own.length === 0 && new Set(away.map(({ columns }) => columns.join('\0'))).size >= 2) return true;
		if (own.length <= 1 && isNamedAfterBoth(table, foreignKeys)) return true;
	}
	const joined = keys.find(
		({ kind, columns }) =>
			kind === 'unique' && areRequired(schema, table, columns) && joinsTables(columns, foreignKeys),
	);
	return joined !== undefined && own.length <= 2 && foreignKeys.length <= joined.columns.length;
}

/** True when every column is part of a foreign key and together they lead to two rows or more. */
function joinsTables(columns: readonly string[], foreignKeys: readonly ForeignKey[]): boolean {
	const within = foreignKeys.filter((key) => key.columns.every((column) => columns.includes(column)));
	const covered = new Set(within.flatMap((key) => key.columns));
	if (!columns.every((column) => covered.has(column))) return false;
	return new Set(within.map((key) => key.columns.join('\0'))).size >= 2;
}

/** The columns that say something: neither the row's own number nor what it points at nor who wrote it when. */
function ownColumns(schema: Schema, table: Table, foreignKeys: readonly ForeignKey[]): readonly Column[] {
	const linking = new Set(foreignKeys.flatMap(({ columns }) => columns));
	const primary = partsOf(schema, table, 'primary-key').flatMap(({ columns }) => columns);
	return partsOf(schema, table, 'column').filter(
		({ name }) =>
			!linking.has(name) &&
			!(primary.length === 1 && primary[0] === name) &&
			!BOOKKEEPING.test(snakeCase(name)),
	);
}

/** `plans_taxes` and `tax_plan` join `plans` and `taxes`. */
function isNamedAfterBoth(table: Table, foreignKeys: readonly ForeignKey[]): boolean {
	const name = wordsOf(table.name);
	const targets = [...new Set(foreignKeys.map((key) => wordsOf(targetOf(key).name)))];
	return targets.some((first) => targets.some((second) => first !== second && name === `${first} ${second}`));
}

function wordsOf(name: string): string {
	return snakeCase(name)
		.toLowerCase()
		.split('_')
		.map((word) => singularName(word))
		.join(' ');
}
