import type { Choices } from './choices.ts';
import { comment, list, literal, quote, randomName } from './random-names.ts';

/** A type with some values of it. */
export interface TypeChoice {
	readonly type: string;
	readonly values: readonly string[];
}

/** A table that was made, unless PostgreSQL refused it. */
export interface RandomTable {
	/** Qualified and quoted. */
	readonly name: string;
	readonly columns: readonly { readonly name: string; readonly type: string }[];
	/** The columns of its primary key; empty where it has none. */
	readonly key: readonly { readonly name: string; readonly type: string }[];
}

const TYPES: readonly [TypeChoice, ...TypeChoice[]] = [
	{ type: 'integer', values: ['0', '-1', '2 + 3', 'NULL'] },
	{ type: 'bigint', values: ['9223372036854775807', "'5'"] },
	{ type: 'smallint', values: ['7'] },
	{ type: 'text', values: ["''", "'it''s'", "E'a\\\\b\\n'", "'x' || 'y'", 'CURRENT_USER', "'😀'"] },
	{ type: 'character varying(20)', values: ["'v'"] },
	{ type: 'character(3)', values: ["'abc'"] },
	{ type: 'boolean', values: ['true', 'NOT false'] },
	{ type: 'numeric(10,2)', values: ['1.50', '-0.00'] },
	{ type: 'numeric', values: ['1e10'] },
	{ type: 'double precision', values: ['1.5', "'NaN'"] },
	{ type: 'timestamp with time zone', values: ['now()', "'2020-01-01 00:00:00+02'", 'CURRENT_TIMESTAMP'] },
	{ type: 'timestamp(3) without time zone', values: ["'epoch'", 'LOCALTIMESTAMP'] },
	{ type: 'date', values: ['CURRENT_DATE', "'2020-02-29'"] },
	{ type: 'interval day to second(2)', values: ["'1 day'"] },
	{ type: 'time', values: ["'12:00'"] },
	{ type: 'uuid', values: ['gen_random_uuid()', "'00000000-0000-0000-0000-000000000000'"] },
	{ type: 'jsonb', values: ["'{}'", `'{"a": [1, "it''s"]}'`, 'jsonb_build_object()'] },
	{ type: 'bytea', values: ["'\\x00ff'"] },
	{ type: 'inet', values: ["'127.0.0.1/8'"] },
	{ type: 'bit(4)', values: ["B'1010'"] },
	{ type: 'bit varying', values: ["B'1'"] },
	{ type: 'tsvector', values: ["''::tsvector"] },
	{ type: 'point', values: ["'(1,2)'"] },
	{ type: 'int4range', values: ["'[1,5)'", "'empty'"] },
	{ type: 'tstzrange', values: ["'(,)'"] },
	{ type: 'xml', values: ["'<a/>'"] },
	{ type: '"char"', values: ["'c'"] },
	{ type: 'name', values: ["'n'"] },
	{ type: 'text[]', values: ["'{}'", "ARRAY['a', 'b']", '\'{"x y",NULL}\''] },
	{ type: 'integer[][]', values: ['ARRAY[[1,2],[3,4]]'] },
	{ type: 'money', values: ['1'] },
	{ type: 'oid', values: ['1'] },
	{ type: 'regclass', values: ["'pg_class'::regclass"] },
];

/** A built-in type, an array of one, or one of those that were made before. */
export function randomType(random: Choices, made: readonly TypeChoice[]): TypeChoice {
	const own = made[random.below(Math.max(made.length, 1))];
	if (!own || !random.chance(30)) return random.pick(TYPES);
	return random.chance(20) ? { type: `${own.type}[]`, values: ["'{}'"] } : own;
}

/** Adds tables with their columns, constraints, indexes, partitions, children and comments. */
export function randomTables(
	random: Choices,
	place: () => string,
	types: readonly TypeChoice[],
	functions: readonly string[],
	sql: string[],
): readonly RandomTable[] {
	const tables: RandomTable[] = [];
	for (let count = 1 + random.below(8); count > 0; count--) {
		const name = place();
		const [parent] = tables;
		const inherits = parent && random.chance(15) ? ` INHERITS (${parent.name})` : '';
		const columns = list(random, 6, (index) => ({
			name: `${randomName(random).slice(0, 25)}${index}`,
			...randomType(random, types),
		}));
		const definitions = columns.map((column) => columnDefinition(random, column, columns, functions));
		const key = random.chance(60) && inherits === '' ? columns.slice(0, 1 + random.below(2)) : [];
		const partitioning =
			inherits === '' && random.chance(20) ? random.pick(['RANGE', 'LIST', 'HASH'] as const) : null;
		const constraints = [
			...(key.length ? [keyConstraint(random, key)] : []),
			...randomConstraints(random, columns, tables),
		];
		const storage = partitioning ? ` PARTITION BY ${partitioning} (${quote(columns[0]?.name ?? '')})` : '';
		const unlogged = !partitioning && random.chance(10) ? 'UNLOGGED ' : '';
		const options =
			!partitioning && random.chance(15) ? ' WITH (fillfactor=70, autovacuum_enabled=false)' : '';
		sql.push(
			`CREATE ${unlogged}TABLE ${name} (${[...definitions, ...constraints].join(', ')})${inherits}${storage}${options}`,
		);
		const table = { name, columns, key };
		tables.push(table);
		sql.push(...comment(random, `TABLE ${name}`));
		for (const column of columns) sql.push(...comment(random, `COLUMN ${name}.${quote(column.name)}`));
		if (partitioning) addPartitions(random, table, partitioning, place, sql);
		for (let indexes = random.below(3); indexes > 0; indexes--) addIndex(random, table, functions, sql);
		addLateForeignKey(random, table, tables, sql);
	}
	return tables;
}

interface RandomColumn extends TypeChoice {
	readonly name: string;
}

function columnDefinition(
	random: Choices,
	{ name, type, values }: RandomColumn,
	columns: readonly RandomColumn[],
	functions: readonly string[],
): string {
	const isWhole = /^(?:integer|bigint|smallint)$/.test(type);
	const other = columns.find((column) => column.name !== name && column.type === 'integer');
	const clauses: string[] = [];
	if (type === 'text' && random.chance(15))
		clauses.push(`COLLATE ${random.pick(['"C"', '"POSIX"', 'ucs_basic'])}`);
	if (isWhole && random.chance(20)) {
		const options = random.chance(30) ? ' (START 10 INCREMENT 5)' : '';
		clauses.push(`GENERATED ${random.pick(['ALWAYS', 'BY DEFAULT'])} AS IDENTITY${options}`);
	} else if (type === 'integer' && other && random.chance(25)) {
		const called = functions[0];
		const expression =
			called && random.chance(40) ? `${called}(${quote(other.name)})` : `${quote(other.name)} * 2`;
		clauses.push(`GENERATED ALWAYS AS (${expression}) ${random.pick(['STORED', 'VIRTUAL'])}`);
	} else if (random.chance(40)) {
		clauses.push(`DEFAULT ${random.pick(values as [string, ...string[]])}`);
	}
	if (random.chance(30)) clauses.push('NOT NULL');
	if (random.chance(8)) clauses.push('UNIQUE');
	const written =
		isWhole && clauses.length === 0 && random.chance(20)
			? type.replace('integer', 'serial').replace(/int$/, 'serial')
			: type;
	return `${quote(name)} ${written} ${clauses.join(' ')}`;
}

function keyConstraint(random: Choices, key: readonly RandomColumn[]): string {
	const named = random.chance(40) ? `CONSTRAINT ${quote(randomName(random))} ` : '';
	const deferrable = random.chance(10) ? ' DEFERRABLE INITIALLY DEFERRED' : '';
	return `${named}PRIMARY KEY (${key.map(({ name }) => quote(name)).join(', ')})${deferrable}`;
}

function randomConstraints(
	random: Choices,
	columns: readonly RandomColumn[],
	tables: readonly RandomTable[],
): readonly string[] {
	const constraints: string[] = [];
	const named = (): string => (random.chance(60) ? `CONSTRAINT ${quote(randomName(random))} ` : '');
	const [first, second] = columns;
	if (!first) return [];
	if (random.chance(20)) {
		const nulls = random.chance(30) ? 'NULLS NOT DISTINCT ' : '';
		const include = second && random.chance(30) ? ` INCLUDE (${quote(second.name)})` : '';
		constraints.push(`${named()}UNIQUE ${nulls}(${quote(first.name)})${include}`);
	}
	if (random.chance(25)) {
		const suffix = random.pick(['', ' NO INHERIT', ' NOT ENFORCED'] as const);
		constraints.push(
			`${named()}CHECK (${quote(first.name)} IS NOT NULL OR ${literal(randomName(random))} <> 'x')${suffix}`,
		);
	}
	const range = columns.find(({ type }) => /range$/.test(type));
	if (range && random.chance(40)) {
		constraints.push(`${named()}EXCLUDE USING gist (${quote(range.name)} WITH &&)`);
	}
	const target = tables.find(
		({ key }) => key.length === 1 && columns.some(({ type }) => type === key[0]?.type),
	);
	const referring = columns.find(({ type }) => type === target?.key[0]?.type);
	if (target && referring && random.chance(70)) {
		const action = random.pick([
			'',
			' ON DELETE CASCADE',
			' ON UPDATE RESTRICT',
			' ON DELETE SET NULL',
		] as const);
		const deferrable = random.pick(['', '', ' DEFERRABLE', ' NOT ENFORCED'] as const);
		const column = quote(target.key[0]?.name ?? '');
		constraints.push(
			`${named()}FOREIGN KEY (${quote(referring.name)}) REFERENCES ${target.name} (${column})${action}${deferrable}`,
		);
	}
	return constraints;
}

/** A foreign key to any table, itself and later ones of a circle included. */
function addLateForeignKey(
	random: Choices,
	table: RandomTable,
	tables: readonly RandomTable[],
	sql: string[],
): void {
	if (!random.chance(25)) return;
	const from = tables[random.below(tables.length)];
	const [key] = table.key;
	const column = from?.columns.find(({ type }) => type === key?.type);
	if (!from || !key || !column || table.key.length !== 1) return;
	const name = quote(randomName(random));
	const valid = random.chance(30) ? ' NOT VALID' : '';
	sql.push(
		`ALTER TABLE ${from.name} ADD CONSTRAINT ${name} FOREIGN KEY (${quote(column.name)}) REFERENCES ${table.name}${valid}`,
		...comment(random, `CONSTRAINT ${name} ON ${from.name}`),
	);
}

function addIndex(
	random: Choices,
	{ name, columns }: RandomTable,
	functions: readonly string[],
	sql: string[],
): void {
	const column = columns[random.below(columns.length)];
	if (!column) return;
	const called = functions[0];
	const keys: [string, ...string[]] = [
		quote(column.name),
		`${quote(column.name)} DESC NULLS LAST`,
		`(${quote(column.name)} IS NULL)`,
	];
	if (column.type === 'text')
		keys.push(`lower(${quote(column.name)})`, `${quote(column.name)} COLLATE "C" text_pattern_ops`);
	if (column.type === 'integer') keys.push(`(${called ?? 'abs'}(${quote(column.name)}))`);
	const key = random.pick(keys);
	const method = random.pick(['btree', 'btree', 'btree', 'hash', 'gin', 'gist', 'brin'] as const);
	const unique = method === 'btree' && random.chance(20) ? 'UNIQUE ' : '';
	const include =
		method === 'btree' && random.chance(15) ? ` INCLUDE (${quote(columns[0]?.name ?? '')})` : '';
	const where = random.chance(20) ? ` WHERE ${quote(column.name)} IS NOT NULL` : '';
	const options = method === 'btree' && random.chance(15) ? ' WITH (fillfactor=50)' : '';
	const own = random.chance(60) ? quote(randomName(random)) : '';
	sql.push(`CREATE ${unique}INDEX ${own} ON ${name} USING ${method} (${key})${include}${options}${where}`);
}

function addPartitions(
	random: Choices,
	{ name, columns }: RandomTable,
	by: 'RANGE' | 'LIST' | 'HASH',
	place: () => string,
	sql: string[],
): void {
	const type = columns[0]?.type ?? '';
	const [low, middle, high] = /^(?:integer|bigint|smallint|numeric.*)$/.test(type)
		? ['1', '10', '20']
		: /^(?:date|timestamp.*)$/.test(type)
			? ["'2020-01-01'", "'2021-01-01'", "'2022-01-01'"]
			: ["'a'", "'k'", "'p'"];
	const bounds = {
		RANGE: [`FROM (MINVALUE) TO (${low})`, `FROM (${low}) TO (${middle})`, `FROM (${middle}) TO (${high})`],
		LIST: [`IN (${low})`, `IN (${middle}, NULL)`, `IN (${high})`],
		HASH: ['WITH (MODULUS 2, REMAINDER 0)', 'WITH (MODULUS 4, REMAINDER 1)', 'WITH (MODULUS 4, REMAINDER 3)'],
	}[by];
	for (const bound of random.some(bounds, 60)) {
		const part = place();
		const sub = random.chance(20) ? ` PARTITION BY HASH (${quote(columns[0]?.name ?? '')})` : '';
		sql.push(
			`CREATE TABLE ${part} PARTITION OF ${name} FOR VALUES ${bound}${sub}`,
			...comment(random, `TABLE ${part}`),
		);
		if (sub)
			sql.push(`CREATE TABLE ${place()} PARTITION OF ${part} FOR VALUES WITH (MODULUS 1, REMAINDER 0)`);
		if (random.chance(20)) sql.push(`CREATE INDEX ON ${part} (${quote(columns[0]?.name ?? '')})`);
	}
	if (by !== 'HASH' && random.chance(30)) sql.push(`CREATE TABLE ${place()} PARTITION OF ${name} DEFAULT`);
}
