import type { Choices } from './choices.ts';
import { comment, list, literal, quote, randomName } from './random-names.ts';
import { type RandomTable, randomTables, randomType, type TypeChoice } from './random-tables.ts';

/** SQL that builds some schema, one statement each; a statement may be one that PostgreSQL refuses. */
export function randomSchema(random: Choices): readonly string[] {
	const sql: string[] = [];
	const namespaces = ['public'];
	for (let count = random.below(3); count > 0; count--) {
		const name = randomName(random);
		namespaces.push(name);
		sql.push(`CREATE SCHEMA ${quote(name)}`, ...comment(random, `SCHEMA ${quote(name)}`));
	}
	const place = (): string =>
		`${quote(namespaces[random.below(namespaces.length)] ?? 'public')}.${quote(randomName(random))}`;
	const types: TypeChoice[] = [];
	for (let count = random.below(4); count > 0; count--) addType(random, place(), types, sql);
	for (let count = random.below(2); count > 0; count--) addSequence(random, place(), sql);
	const routines = addRoutines(random, place, types, sql);
	const tables = randomTables(random, place, types, routines.immutable, sql);
	const views: string[] = [];
	for (let count = random.below(3); count > 0; count--) addView(random, place(), tables, views, sql);
	for (const table of tables) {
		if (random.chance(30)) addTrigger(random, table, routines.trigger, sql);
		if (random.chance(25)) addPolicy(random, table, sql);
	}
	return sql;
}

function addType(random: Choices, name: string, types: TypeChoice[], sql: string[]): void {
	const kind = random.pick(['enum', 'domain', 'composite', 'range'] as const);
	if (kind === 'enum') {
		const labels = list(random, 4, () => randomName(random));
		sql.push(`CREATE TYPE ${name} AS ENUM (${labels.map(literal).join(', ')})`);
		types.push({ type: name, values: labels.map(literal) });
	} else if (kind === 'domain') {
		const base = randomType(random, types);
		const value = random.pick(base.values as [string, ...string[]]);
		const clauses = [
			...random.some([`DEFAULT ${value}`], 40),
			...random.some(['NOT NULL'], 20),
			...random.some([`CONSTRAINT ${quote(randomName(random))} CHECK (VALUE IS NOT NULL)`], 40),
			...random.some([`CHECK (VALUE::text <> ${literal(randomName(random))})`], 30),
		];
		sql.push(`CREATE DOMAIN ${name} AS ${base.type} ${clauses.join(' ')}`);
		types.push({ type: name, values: base.values });
	} else if (kind === 'composite') {
		const attributes = list(random, 4, () => {
			const { type } = randomType(random, types);
			return `${quote(randomName(random))} ${type}`;
		});
		sql.push(`CREATE TYPE ${name} AS (${attributes.join(', ')})`);
		types.push({ type: name, values: [`NULL::${name}`] });
	} else {
		sql.push(`CREATE TYPE ${name} AS RANGE (subtype = ${random.pick(['int4', 'float8', 'text', 'date'])})`);
		types.push({ type: name, values: [`'empty'::${name}`] });
	}
	sql.push(...comment(random, `${kind === 'domain' ? 'DOMAIN' : 'TYPE'} ${name}`));
}

function addSequence(random: Choices, name: string, sql: string[]): void {
	const clauses = [
		...random.some([`AS ${random.pick(['smallint', 'integer'])}`], 30),
		...random.some([`INCREMENT ${random.pick(['2', '-1', '10'])}`], 30),
		...random.some(['START 5 MINVALUE 3 MAXVALUE 30000'], 30),
		...random.some(['CACHE 10'], 20),
		...random.some(['CYCLE'], 20),
	];
	sql.push(`CREATE SEQUENCE ${name} ${clauses.join(' ')}`, ...comment(random, `SEQUENCE ${name}`));
}

interface Routines {
	/** Functions of an integer that give one, and never change. */
	readonly immutable: readonly string[];
	readonly trigger: readonly string[];
}

function addRoutines(
	random: Choices,
	place: () => string,
	types: readonly TypeChoice[],
	sql: string[],
): Routines {
	const immutable: string[] = [];
	const trigger: string[] = [];
	for (let count = random.below(4); count > 0; count--) {
		const name = place();
		const kind = random.pick(['immutable', 'trigger', 'other', 'procedure'] as const);
		const options = [
			...random.some(['STRICT'], 20),
			...random.some(['SECURITY DEFINER'], 20),
			...random.some(['PARALLEL SAFE'], 20),
			...random.some(['COST 7'], 20),
			...random.some([`SET search_path TO ${random.pick(["''", 'public', 'pg_catalog, public'])}`], 20),
		].join(' ');
		const parameter = `${quote(randomName(random))} ${randomType(random, types).type}`;
		if (kind === 'immutable') {
			const atomic = random.chance(40);
			const body = atomic ? 'RETURN $1 + 1' : `AS ${literal('SELECT $1 + 1 -- it’s')}`;
			sql.push(`CREATE FUNCTION ${name}(integer) RETURNS integer LANGUAGE sql IMMUTABLE ${body}`);
			immutable.push(name);
		} else if (kind === 'trigger') {
			sql.push(
				`CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql ${options} AS $body$ BEGIN\n\tRETURN NEW; -- $$ '\nEND $body$`,
			);
			trigger.push(name);
		} else if (kind === 'procedure') {
			sql.push(`CREATE PROCEDURE ${name}(${parameter}) LANGUAGE plpgsql AS $$ BEGIN NULL; END $$`);
			sql.push(...comment(random, `PROCEDURE ${name}`));
		} else {
			const result = random.pick(['SETOF integer', 'TABLE(a integer, b text)', 'text', 'void'] as const);
			const mode = random.pick(['', 'IN ', 'VARIADIC ', 'INOUT '] as const);
			const typed = mode === 'VARIADIC ' ? 'VARIADIC rest text[]' : `${mode}${parameter}`;
			const returns = mode === 'INOUT ' ? '' : `RETURNS ${result}`;
			sql.push(
				`CREATE FUNCTION ${name}(${typed}) ${returns} LANGUAGE plpgsql ${options} AS $$ BEGIN NULL; END $$`,
			);
		}
		if (kind !== 'procedure') sql.push(...comment(random, `FUNCTION ${name}`));
	}
	return { immutable, trigger };
}

function addView(
	random: Choices,
	name: string,
	tables: readonly RandomTable[],
	views: string[],
	sql: string[],
): void {
	const table = tables[random.below(Math.max(tables.length, 1))];
	const from = views.length > 0 && random.chance(40) ? views[0] : table?.name;
	if (from === undefined) return;
	const isMaterialized = random.chance(30);
	const columns =
		from === table?.name ? table.columns.map(({ name: column }) => quote(column)).join(', ') : '*';
	const options = !isMaterialized && random.chance(30) ? ' WITH (security_invoker = true)' : '';
	const where = random.chance(30) ? ' WHERE true' : '';
	const kind = isMaterialized ? 'MATERIALIZED VIEW' : 'VIEW';
	sql.push(`CREATE ${kind} ${name}${options} AS SELECT ${columns || '1 AS one'} FROM ${from}${where}`);
	sql.push(...comment(random, `${kind} ${name}`));
	if (!isMaterialized) views.unshift(name);
}

function addTrigger(random: Choices, table: RandomTable, functions: readonly string[], sql: string[]): void {
	const called = functions[0];
	if (called === undefined) return;
	const name = quote(randomName(random));
	const [column] = table.columns;
	const event = random.pick(['INSERT', 'UPDATE', 'INSERT OR DELETE', 'UPDATE OF', 'TRUNCATE'] as const);
	const events =
		event === 'UPDATE OF' && column ? `UPDATE OF ${quote(column.name)}` : event.replace(' OF', '');
	const level = event === 'TRUNCATE' || random.chance(30) ? 'STATEMENT' : 'ROW';
	const when = level === 'ROW' && event === 'INSERT' && random.chance(40) ? 'WHEN (NEW IS NOT NULL)' : '';
	const argument = random.chance(30) ? literal(randomName(random)) : '';
	sql.push(
		`CREATE TRIGGER ${name} ${random.pick(['AFTER', 'BEFORE'])} ${events} ON ${table.name} FOR EACH ${level} ${when} EXECUTE FUNCTION ${called}(${argument})`,
	);
	if (random.chance(20)) sql.push(`ALTER TABLE ${table.name} DISABLE TRIGGER ${name}`);
	sql.push(...comment(random, `TRIGGER ${name} ON ${table.name}`));
}

function addPolicy(random: Choices, table: RandomTable, sql: string[]): void {
	const name = quote(randomName(random));
	if (random.chance(80)) sql.push(`ALTER TABLE ${table.name} ENABLE ROW LEVEL SECURITY`);
	if (random.chance(20)) sql.push(`ALTER TABLE ${table.name} FORCE ROW LEVEL SECURITY`);
	const command = random.pick(['ALL', 'SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const);
	const using = command === 'INSERT' ? '' : ` USING (current_user <> ${literal(randomName(random))})`;
	const check = command === 'SELECT' || command === 'DELETE' ? '' : ' WITH CHECK (true)';
	const kind = random.chance(20) ? ' AS RESTRICTIVE' : '';
	sql.push(`CREATE POLICY ${name} ON ${table.name}${kind} FOR ${command} TO PUBLIC${using}${check}`);
	sql.push(...comment(random, `POLICY ${name} ON ${table.name}`));
}
