import { describe, expect, it } from 'vitest';
import { locateElements } from '../../../src/sql/locate.ts';

/** Each element as `kind relation.name(columns) = its text`. */
async function describeElements(statement: string): Promise<readonly string[]> {
	const elements = await locateElements(statement);
	return elements.map(({ kind, relation, name, columns, offset, end }) => {
		const owner = [relation.namespace, relation.name].filter((part) => part !== null).join('.');
		const keys = columns.length > 0 ? `(${columns.join(',')})` : '';
		return `${kind} ${owner} ${name ?? '-'}${keys} = ${statement.slice(offset, end)}`;
	});
}

describe('locateElements', () => {
	it('finds columns and constraints of a new table, after characters of more than one byte', async () => {
		const statement = `CREATE TABLE "käse".users ( -- 💥
	id bigint PRIMARY KEY,
	"né" varchar(20) DEFAULT 'a,b' NOT NULL, /* phone, number */
	phone text CONSTRAINT known CHECK (phone IN ('x', 'y')) REFERENCES phones (id),
	LIKE other INCLUDING ALL,
	CONSTRAINT pair UNIQUE (id, phone),
	FOREIGN KEY (id, "né") REFERENCES other (a, b)
)`;
		expect(await describeElements(statement)).toEqual([
			'column käse.users id = id bigint PRIMARY KEY',
			'constraint käse.users -(id) = PRIMARY KEY',
			'column käse.users né = "né" varchar(20) DEFAULT \'a,b\' NOT NULL',
			"column käse.users phone = phone text CONSTRAINT known CHECK (phone IN ('x', 'y')) REFERENCES phones (id)",
			"constraint käse.users known(phone) = CONSTRAINT known CHECK (phone IN ('x', 'y')) REFERENCES phones (id)",
			'constraint käse.users -(phone) = REFERENCES phones (id)',
			'constraint käse.users pair(id,phone) = CONSTRAINT pair UNIQUE (id, phone)',
			'constraint käse.users -(id,né) = FOREIGN KEY (id, "né") REFERENCES other (a, b)',
		]);
	});

	it('finds each sub-command of ALTER TABLE', async () => {
		const statement = `ALTER TABLE IF EXISTS public."Users" *
	ADD COLUMN IF NOT EXISTS phone text UNIQUE,
	DROP COLUMN fax,
	ALTER COLUMN age TYPE numeric(10,2),
	ALTER name SET NOT NULL,
	ADD CONSTRAINT adult CHECK (age > 18),
	VALIDATE CONSTRAINT old,
	DROP CONSTRAINT older,
	ENABLE ROW LEVEL SECURITY`;
		expect(await describeElements(statement)).toEqual([
			'column public.Users phone = ADD COLUMN IF NOT EXISTS phone text UNIQUE',
			'constraint public.Users -(phone) = UNIQUE',
			'column public.Users fax = DROP COLUMN fax',
			'column public.Users age = ALTER COLUMN age TYPE numeric(10,2)',
			'column public.Users name = ALTER name SET NOT NULL',
			'constraint public.Users adult = ADD CONSTRAINT adult CHECK (age > 18)',
			'constraint public.Users old = VALIDATE CONSTRAINT old',
			'constraint public.Users older = DROP CONSTRAINT older',
		]);
	});

	it.each([
		['ALTER TABLE ONLY t ADD a int', ['column t a = ADD a int']],
		['ALTER TABLE t RENAME COLUMN a TO b', ['column t b = RENAME COLUMN a TO b']],
		['ALTER TABLE t RENAME a TO "B"', ['column t B = RENAME a TO "B"']],
		['ALTER TABLE t RENAME CONSTRAINT a TO b', ['constraint t b = RENAME CONSTRAINT a TO b']],
		['ALTER TABLE t RENAME TO u', []],
		[
			"CREATE TYPE s.mood AS ENUM ('a,b', 'it''s')",
			["enum-label s.mood a,b = 'a,b'", "enum-label s.mood it's = 'it''s'"],
		],
		["ALTER TYPE mood ADD VALUE IF NOT EXISTS 'new' BEFORE 'old'", ["enum-label mood new = 'new'"]],
		['CREATE TABLE t ()', []],
		['CREATE TABLE t AS SELECT 1', []],
		['CREATE TABLE p PARTITION OF t (a NOT NULL) FOR VALUES FROM (1) TO (2)', ['column p a = a NOT NULL']],
		['CREATE INDEX i ON t (a)', []],
		['CREATE TABEL t (a int)', []],
		['SELECT 1', []],
		['', []],
	])('%s', async (statement, expected) => {
		expect(await describeElements(statement)).toEqual(expected);
	});
});
