import type { StandInRelation } from '../plan.ts';
import { addColumn } from '../relations.ts';
import { type Repair, standInFor, standInNamed, standInsUsed } from '../repair.ts';

/** A column that a stand-in has not; of a table that is there by itself it is the statement's own mistake. */
export const missingColumn: Repair = ({ message }, situation) => {
	const [, named, relation] = /^column "(.+?)" of relation "(.+)" does not exist$/s.exec(message) ?? [];
	const bare =
		/^column "?(?:.+\.)?([^".]+)"? (?:named in key |referenced in foreign key constraint )?does not exist$/s.exec(
			message,
		)?.[1];
	const name = named ?? bare;
	if (name === undefined) return null;
	const { uses } = situation.statement;
	const candidates = uses.columns
		.filter((used) => used.name === name || used.origin === name)
		.flatMap(({ relations, origin }) =>
			relations.flatMap((used) => {
				const standIn = standInFor(situation, used);
				return standIn && !standIn.columns.has(origin) ? [{ standIn, origin }] : [];
			}),
		);
	const isNamed = (standIn: { readonly name: string }): boolean =>
		relation === undefined || relation.endsWith(standIn.name);
	const best = candidates.find(({ standIn }) => isNamed(standIn)) ?? candidates[0];
	if (best) return addColumn(situation, best.standIn, best.origin);
	const direct = relation === undefined ? null : standInNamed(situation, relation);
	if (direct) return addColumn(situation, direct, name);
	const [only, ...others] = standInsUsed(situation);
	if (only && others.length === 0) return addColumn(situation, only, name);
	// What a routine's language hides from the parser is still in the text.
	const quoted = [...situation.plan.relations.values()].find(
		(each) => situation.statement.sql.includes(each.name) && !each.columns.has(name),
	);
	return quoted ? addColumn(situation, quoted, name) : null;
};

/** A value too many for the columns that a stand-in has. */
export const missingValueColumns: Repair = ({ message }, situation) => {
	if (!message.startsWith('INSERT has more expressions')) return null;
	const [standIn] = standInsUsed(situation);
	if (!standIn) return null;
	const name = `column${standIn.columns.size + 1}`;
	return addColumn(situation, standIn, name);
};

/** A column that several stand-ins have, where all of their columns are asked for and it was only made up. */
export const columnTwice: Repair = ({ message }, situation) => {
	const name = /^column "(.+)" specified more than once$/s.exec(message)?.[1];
	if (name === undefined) return null;
	const isMadeUp = (standIn: StandInRelation): boolean =>
		standIn.columns.has(name) && !situation.facts.relation(standIn.name).columns.get(name)?.isSure;
	const standIn = standInsUsed(situation).findLast(isMadeUp);
	if (!standIn) return null;
	standIn.columns.delete(name);
	standIn.primaryKey = standIn.primaryKey.filter((each) => each !== name);
	return 'anew';
};

/** A column that a statement adds to a stand-in which has it already. */
export const columnTooMany: Repair = ({ message }, { plan, ...situation }) => {
	const [, name, written] = /^column "(.+)" of relation "(.+)" already exists$/s.exec(message) ?? [];
	const standIn = written === undefined ? null : standInNamed({ plan, ...situation }, written);
	const key = `without ${written}.${name}`;
	if (!standIn || name === undefined || !standIn.columns.has(name) || plan.tried.has(key)) return null;
	plan.tried.add(key);
	standIn.columns.delete(name);
	standIn.primaryKey = standIn.primaryKey.filter((each) => each !== name);
	return 'anew';
};
