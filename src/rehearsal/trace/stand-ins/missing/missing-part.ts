import { quoteIdentifier } from '../../../../dialects/postgres/ddl/quote.ts';
import { displayName } from '../../../../model/name.ts';
import { RANKS } from '../plan.ts';
import {
	isMadeBefore,
	placeOf,
	type Repair,
	type Repaired,
	type Situation,
	standInNamed,
} from '../repair.ts';
import { relationName } from '../write-plan.ts';

type Write = (name: string, table: string) => readonly string[];

/** Parts of tables by what the engine calls them, as plain as they can be. */
const PARTS: readonly (readonly [RegExp, string, Write])[] = [
	[
		/^(?<kind>trigger) "(?<name>.+?)" for table "(?<table>.+)" does not exist$/s,
		'one that changes nothing',
		(name, table) => [
			`CREATE OR REPLACE FUNCTION public.stand_in_trigger() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'`,
			`CREATE TRIGGER ${name} BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION public.stand_in_trigger()`,
		],
	],
	[
		/^(?<kind>policy) "(?<name>.+?)" for table "(?<table>.+)" does not exist$/s,
		'one that lets everything pass',
		(name, table) => [`CREATE POLICY ${name} ON ${table} USING (true)`],
	],
	[
		/^(?<kind>rule) "(?<name>.+?)" for relation "(?<table>.+)" does not exist$/s,
		'one that does nothing beside',
		(name, table) => [`CREATE RULE ${name} AS ON DELETE TO ${table} DO ALSO NOTHING`],
	],
];

/** A trigger, policy or rule of a stand-in. */
export const missingPartOfTable: Repair = ({ message }, situation) => {
	for (const [pattern, assumption, write] of PARTS) {
		const { kind, name, table: written } = pattern.exec(message)?.groups ?? {};
		const table = written === undefined ? null : standInNamed(situation, written);
		if (kind === undefined || name === undefined || !table) continue;
		const where = displayName(table.namespace, table.name);
		return addThing(
			situation,
			`${kind} ${relationName(table)} ${name}`,
			write(quoteIdentifier(name), relationName(table)),
			`Nothing makes the ${kind} ${name} of ${where}: it is taken to be ${assumption}.`,
		);
	}
	return null;
};

/** Things that stand by themselves, by what the engine calls them. */
const THINGS: readonly (readonly [RegExp, (name: string) => readonly string[]])[] = [
	[/^(?<kind>publication) "(?<name>.+)" does not exist$/s, (name) => [`CREATE PUBLICATION ${name}`]],
	[
		/^(?<kind>statistics object) "(?<name>.+)" does not exist$/s,
		(name) => [
			'CREATE TABLE IF NOT EXISTS public.stand_in_statistics (a integer, b integer)',
			`CREATE STATISTICS ${name} ON a, b FROM public.stand_in_statistics`,
		],
	],
	[
		/^(?<kind>collation) "(?<name>.+)" for encoding "UTF8" does not exist$/s,
		(name) => [`CREATE COLLATION ${name} FROM "C"`],
	],
	[
		/^(?<kind>text search configuration) "(?<name>.+)" does not exist$/s,
		(name) => [`CREATE TEXT SEARCH CONFIGURATION ${name} (COPY = simple)`],
	],
	[
		/^(?<kind>event trigger) "(?<name>.+)" does not exist$/s,
		(name) => [
			`CREATE OR REPLACE FUNCTION public.stand_in_event() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'`,
			`CREATE EVENT TRIGGER ${name} ON ddl_command_end EXECUTE FUNCTION public.stand_in_event()`,
		],
	],
	[
		/^(?<kind>foreign-data wrapper) "(?<name>.+)" does not exist$/s,
		(name) => [`CREATE FOREIGN DATA WRAPPER ${name}`],
	],
	[
		/^(?<kind>server) "(?<name>.+)" does not exist$/s,
		(name) => [`CREATE FOREIGN DATA WRAPPER ${name}`, `CREATE SERVER ${name} FOREIGN DATA WRAPPER ${name}`],
	],
];

/** A publication, a statistics object, a collation and the like. */
export const missingThing: Repair = ({ message }, situation) => {
	for (const [pattern, write] of THINGS) {
		const { kind, name } = pattern.exec(message)?.groups ?? {};
		if (kind === undefined || name === undefined) continue;
		const target = name.split('.').map(quoteIdentifier).join('.');
		return addThing(
			situation,
			`${kind} ${name}`,
			write(target),
			`Nothing makes the ${kind} ${name}: it is taken to be there.`,
		);
	}
	return null;
};

/** A role that is not there; one that statements take on may do everything. */
export const missingRole: Repair = ({ message, sqlstate }, situation) => {
	const name = /^role "(.+)" does not exist$/s.exec(message)?.[1];
	// PostgreSQL keeps these names for itself.
	if (name === undefined || name.startsWith('pg_') || isMadeBefore(situation, 'role', name)) return null;
	const right = sqlstate === '22023' ? ' SUPERUSER' : '';
	return addThing(
		situation,
		`role ${name}`,
		[`CREATE ROLE ${quoteIdentifier(name)} NOLOGIN${right}`],
		`Nothing makes the role "${name}": it is taken to be there, without login.`,
		RANKS.role,
	);
};

/** A unique index, without which a materialized view cannot be refreshed beside its readers. */
export const missingViewKey: Repair = ({ message }, situation) => {
	const written = /^cannot refresh materialized view "(.+)" concurrently$/s.exec(message)?.[1];
	const view = written === undefined ? null : standInNamed(situation, written.replace(/^public\./, ''));
	const [column] = view?.columns.keys() ?? [];
	if (!view || column === undefined) return null;
	return addThing(
		situation,
		`unique ${relationName(view)}`,
		[`CREATE UNIQUE INDEX ON ${relationName(view)} (${quoteIdentifier(column)})`],
		null,
	);
};

/** A row that another one refers to. */
export const missingRow: Repair = ({ message, detail }, situation) => {
	if (!/^insert or update on table /.test(message)) return null;
	const [, list, written] =
		/^Key \(.+\)=\((.+)\) is not present in table "(.+)"\.$/s.exec(detail ?? '') ?? [];
	const table = written === undefined ? null : standInNamed(situation, written);
	const [key, ...others] = table?.primaryKey ?? [];
	if (!table || key === undefined || others.length > 0 || list === undefined) return null;
	return addThing(
		situation,
		`row ${relationName(table)} ${list}`,
		[`INSERT INTO ${relationName(table)} (${quoteIdentifier(key)}) VALUES ('${list.replaceAll("'", "''")}')`],
		null,
		RANKS.row,
	);
};

function addThing(
	situation: Situation,
	key: string,
	statements: readonly string[],
	message: string | null,
	rank: number = RANKS.other,
): Repaired {
	if (situation.plan.things.has(key)) return null;
	situation.plan.things.set(key, { rank, statements, message, place: placeOf(situation) });
	return statements;
}
