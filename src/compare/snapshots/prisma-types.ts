import type { PrismaField } from '../../project/prisma/read-schema.ts';

/** What a Prisma type is in PostgreSQL where nothing else is said, without its length. */
const SCALARS: Readonly<Record<string, string>> = {
	String: 'text',
	Boolean: 'boolean',
	Int: 'integer',
	BigInt: 'bigint',
	Float: 'double precision',
	Decimal: 'numeric',
	DateTime: 'timestamp without time zone',
	Json: 'jsonb',
	Bytes: 'bytea',
};

/** What stands behind `@db.`. */
const NATIVE: Readonly<Record<string, string>> = {
	Text: 'text',
	Char: 'character',
	VarChar: 'character varying',
	Bit: 'bit',
	VarBit: 'bit varying',
	Uuid: 'uuid',
	Xml: 'xml',
	Inet: 'inet',
	Citext: 'citext',
	Boolean: 'boolean',
	Integer: 'integer',
	SmallInt: 'smallint',
	BigInt: 'bigint',
	Oid: 'oid',
	DoublePrecision: 'double precision',
	Real: 'real',
	Decimal: 'numeric',
	Money: 'money',
	Timestamp: 'timestamp without time zone',
	Timestamptz: 'timestamp with time zone',
	Time: 'time without time zone',
	Timetz: 'time with time zone',
	Date: 'date',
	Json: 'json',
	JsonB: 'jsonb',
	ByteA: 'bytea',
};

const KNOWN = new Set(Object.values({ ...SCALARS, ...NATIVE }));

/** True for a type that a Prisma schema names by itself. */
export function isScalar(type: string): boolean {
	return Object.hasOwn(SCALARS, type);
}

/** The class of type that a scalar field means, such as `numeric` or `text[]`; null where it is not known. */
export function typeOfField({ type, native, isList }: PrismaField): string | null {
	const base = native === null ? own(SCALARS, type) : own(NATIVE, native);
	return base === undefined ? null : base + (isList ? '[]' : '');
}

/** The class of a column's type as the engine prints it; null for types that Prisma has no word for. */
export function typeOfColumn(type: string): string | null {
	const base = type.replace(/\([^)]*\)/, '').replace(/(?:\[\])+$/, '');
	if (!KNOWN.has(base)) return null;
	return base + (type.endsWith('[]') ? '[]' : '');
}

function own(names: Readonly<Record<string, string>>, name: string): string | undefined {
	return Object.hasOwn(names, name) ? names[name] : undefined;
}
