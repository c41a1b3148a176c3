import type { Column, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../../model/schema.ts';
import { relationId } from '../relations.ts';
import { beginsWithPeople, peopleTables } from './people-tables.ts';
import { endsIn, glue, nameEndings } from './phrases.ts';
import { plainWords } from './plain-words.ts';
import * as surroundings from './surroundings.ts';
import { canHold, typeResolver } from './value-types.ts';
import { VOCABULARY, type Vocabulary } from './vocabulary.ts';

/** A column that likely holds data about a person, or what lets one in. */
export interface PersonalColumn {
	readonly column: Column;
	readonly what: string;
	readonly group: Vocabulary['group'];
	/** What tells so: its own name, its comment, or its type beside other personal data. */
	readonly by: 'name' | 'comment' | 'type';
}

/** A table with its columns that likely hold personal data. */
export interface PersonalTable {
	readonly table: Table;
	/** True where each row stands for a person. */
	readonly isOfPeople: boolean;
	readonly columns: readonly PersonalColumn[];
}

const PLACES = placesByPhrase();

const known = new WeakMap<Schema, readonly PersonalTable[]>();

/** The tables with columns that likely hold personal data, in the schema's order; partitions are told by their whole. */
export function findPersonalTables(schema: Schema): readonly PersonalTable[] {
	let found = known.get(schema);
	if (!found) {
		found = searchTables(schema);
		known.set(schema, found);
	}
	return found;
}

function searchTables(schema: Schema): readonly PersonalTable[] {
	const people = peopleTables(schema);
	const resolve = typeResolver(schema);
	return objectsOf(schema, 'table').flatMap((table) => {
		const name = plainWords(table.name);
		if (table.partitionOf || surroundings.LIST_OF_NAMES.test(name)) return [];
		const keys = partsOf(schema, table, 'foreign-key');
		const linked = new Set(keys.flatMap((key) => key.columns));
		const isOfPeople = people.has(relationId(table));
		const candidates = partsOf(schema, table, 'column')
			.filter((column) => !linked.has(column.name) && !column.generated)
			.map((column) => candidate(name, column, resolve(column.type)));
		const around: Around = {
			isOfPeople,
			pointsAtPeople: keys.some(({ references: { namespace, relation } }) =>
				people.has(relationId({ namespace, name: relation })),
			),
			isAboutPeople:
				isOfPeople ||
				isOfAddresses(name, candidates) ||
				candidates.some(({ fits }) => fits.some(tellsOfPeople)),
			namesPeople: partsOf(schema, table, 'column').some((column) =>
				surroundings.KEY_TO_PEOPLE.test(plainWords(column.name)),
			),
			isTrace: surroundings.TRACE.test(name),
			isOfPlaces: !isOfPeople && !beginsWithPeople(name) && endsIn(name, surroundings.OF_A_PLACE),
			isOfServices: !isOfPeople && candidates.some((each) => surroundings.SERVICE.test(each.name)),
		};
		const columns = candidates.flatMap((each) => judge(each, around));
		return columns.length > 0 ? [{ table, isOfPeople, columns }] : [];
	});
}

interface Candidate {
	readonly column: Column;
	readonly name: string;
	readonly type: string;
	/** What it would hold, going by its name and type alone. */
	readonly fits: readonly Vocabulary[];
}

interface Around {
	readonly isOfPeople: boolean;
	readonly pointsAtPeople: boolean;
	readonly isAboutPeople: boolean;
	/** True where a column is called as a key to people is, be there a foreign key or not. */
	readonly namesPeople: boolean;
	readonly isTrace: boolean;
	readonly isOfPlaces: boolean;
	readonly isOfServices: boolean;
}

function candidate(table: string, column: Column, type: string): Candidate {
	const name = plainWords(column.name);
	const fits = entriesFor(name).filter(
		({ values, what, within }) =>
			canHold(type, values) &&
			(within?.test(table) ?? true) &&
			!(what === 'name' && surroundings.OF_A_THING.test(name)),
	);
	return { column, name, type, fits };
}

/** Places in the vocabulary by glued phrase. */
function placesByPhrase(): ReadonlyMap<string, readonly number[]> {
	const places = new Map<string, number[]>();
	for (const [place, { words }] of VOCABULARY.entries()) {
		for (const phrase of words.split(', ').map(glue))
			places.set(phrase, [...(places.get(phrase) ?? []), place]);
	}
	return places;
}

/** The entries whose phrases a plain name ends in, in the vocabulary's order. */
function entriesFor(name: string): readonly Vocabulary[] {
	const places = new Set(nameEndings(name).flatMap((ending) => PLACES.get(ending) ?? []));
	return places.size === 0 ? [] : VOCABULARY.filter((_, place) => places.has(place));
}

/** A single address may be one of a machine or on a chain. */
function isOfAddresses(table: string, candidates: readonly Candidate[]): boolean {
	const lines = candidates.filter(({ fits }) => fits.some(({ what }) => what === 'address'));
	return lines.length > 1 && surroundings.OF_ADDRESSES.test(table);
}

function tellsOfPeople({ certainty, group, what }: Vocabulary): boolean {
	return certainty === 'always' && group === 'personal' && what !== 'picture' && what !== 'user name';
}

function judge({ column, name, type, fits }: Candidate, around: Around): readonly PersonalColumn[] {
	const fit = fits.find((each) => isLikely(each, name, around));
	if (fit) return [{ column, what: fit.what, group: fit.group, by: 'name' }];
	const { comment } = column;
	if (comment !== null && surroundings.SAID.test(comment) && !surroundings.DENIED.test(comment))
		return [{ column, what: 'personal data', group: 'personal', by: 'comment' }];
	if (/^inet\b/.test(type) && (around.isAboutPeople || around.pointsAtPeople))
		return [{ column, what: 'network address', group: 'personal', by: 'type' }];
	return [];
}

function isLikely({ certainty, what }: Vocabulary, name: string, around: Around): boolean {
	if (around.isOfPlaces && surroundings.CONTACT.has(what)) return false;
	if (around.isOfServices && what === 'user name') return false;
	if (certainty === 'always' || around.isOfPeople) return true;
	if (certainty === 'of-people') return false;
	if (around.isAboutPeople) return true;
	if (what === 'name') return false;
	if (around.pointsAtPeople) return true;
	return (
		what === 'network address' &&
		(around.isTrace || around.namesPeople || surroundings.OF_A_CLIENT.test(name))
	);
}
