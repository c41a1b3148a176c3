import type { Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { findTable, relationId } from '../relations.ts';
import { singularName } from '../words/nouns.ts';
import { PEOPLE, PERHAPS_PEOPLE } from './people-words.ts';
import { endsIn, phraseSet } from './phrases.ts';
import { plainWords } from './plain-words.ts';

const PEOPLE_NAMES = phraseSet(PEOPLE);
const PERHAPS_NAMES = phraseSet(PERHAPS_PEOPLE);

/** True for plain names such as `user_locations`, which tell of what is people's. */
export function beginsWithPeople(name: string): boolean {
	return endsIn(name.split('_')[0] ?? '', PEOPLE_NAMES);
}

/** What only a person has, be the table called whatever it is. */
const OF_ONE_PERSON =
	/(?:^|_)(?:first_?name|last_?name|given_?name|family_?name|surname|vorname|nachname|prenom|apellidos?|cognome|sobrenome|date_?of_?birth|birth_?date|birthday|geburtsdatum)$/;
const LETS_IN = /(?:^|_)(?:password|password_?hash|password_?digest|hashed_?password|encrypted_?password)$/;
const MAIL = /(?:^|_)(?:e?_?mail|e?mail_?address)$/;
const REACHED_BY = /(?:^|_)(?:username|user_?name|login|phone|phone_?number)$/;

/** The tables whose rows stand for people, by what they and their columns are called, by `relationId`. */
export function peopleTables(schema: Schema): ReadonlySet<string> {
	return new Set(
		objectsOf(schema, 'table')
			.filter((table) => standsForPeople(schema, table))
			.map(relationId),
	);
}

function standsForPeople(schema: Schema, table: Table): boolean {
	const whole = table.partitionOf && findTable(schema, table.partitionOf);
	if (whole) return standsForPeople(schema, whole);
	const name = singularName(plainWords(table.name));
	if (endsIn(name, PEOPLE_NAMES)) return true;
	const columns = partsOf(schema, table, 'column')
		.filter(({ type }) => type !== 'boolean')
		.map((column) => plainWords(column.name));
	const has = (pattern: RegExp) => columns.some((column) => pattern.test(column));
	if (has(MAIL)) return endsIn(name, PERHAPS_NAMES) || has(OF_ONE_PERSON) || has(LETS_IN);
	return has(REACHED_BY) && (endsIn(name, PERHAPS_NAMES) || has(OF_ONE_PERSON));
}
