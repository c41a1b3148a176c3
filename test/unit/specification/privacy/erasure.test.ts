import { describe, expect, it } from 'vitest';
import { quoteName } from '../../../../src/model/name.ts';
import type { Schema } from '../../../../src/model/schema.ts';
import { listAnonymisers } from '../../../../src/specification/privacy/anonymisers.ts';
import { findErasure } from '../../../../src/specification/privacy/erasure.ts';
import { describeErasure } from '../../../../src/specification/privacy/erasure-words.ts';
import { findPersonalTables } from '../../../../src/specification/privacy/find-personal.ts';
import { nameOf, relationId } from '../../../../src/specification/relations.ts';
import { useEngine } from '../../../support/engine.ts';

const engine = useEngine('citext');

/** What takes the personal data of each table away, in words. */
function erasures(schema: Schema): Readonly<Record<string, string>> {
	const found = findPersonalTables(schema);
	const people = new Set(found.filter(({ isOfPeople }) => isOfPeople).map(({ table }) => relationId(table)));
	return Object.fromEntries(
		found.map((each) => [
			nameOf(each.table),
			describeErasure(findErasure(schema, each, people), each.isOfPeople),
		]),
	);
}

const USERS = `
	CREATE TABLE users (
		id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
		email text NOT NULL UNIQUE,
		name text NOT NULL,
		password_hash text NOT NULL,
		born date,
		deleted_at timestamptz
	);`;

describe('what takes personal data away', () => {
	it('is the row of a person, functions, or nothing', async () => {
		const schema = await engine.build(`${USERS}
			CREATE TABLE carts (id bigint PRIMARY KEY, user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE);
			CREATE TABLE deliveries (cart_id bigint REFERENCES carts ON DELETE CASCADE, phone text);
			CREATE TABLE comments (user_id bigint REFERENCES users ON DELETE SET NULL, email text);
			CREATE TABLE visits (ip_address inet, at timestamptz);
			CREATE FUNCTION forget_visits() RETURNS void LANGUAGE plpgsql AS $$
			BEGIN
				DELETE FROM visits WHERE at < now() - interval '30 days';
			END $$;
			CREATE FUNCTION forget(the_user bigint) RETURNS void LANGUAGE sql AS $$
				UPDATE users SET name = 'nobody', email = 'gone-' || id WHERE id = the_user $$;`);
		expect(erasures(schema)).toEqual({
			comments:
				'Nothing in the database: a program has to. When the row of `users` goes, this one stays and `user_id` is emptied.',
			deliveries: 'Goes with its row of `users`, by way of `carts`.',
			users: '`forget()` overwrites `name` and `email`. `deleted_at` only marks a row: its data stays.',
			visits: '`forget_visits()` deletes rows whose time is up.',
		});
		expect(listAnonymisers(schema)).toEqual([]);
	});

	it.each([
		['a new value', 'UPDATE users SET email = p WHERE id = 1'],
		['the old value, tidied', 'UPDATE users SET email = lower(email)'],
		['a variable', 'UPDATE users SET email = new_mail'],
		['another table', "UPDATE mail.users SET email = ''"],
	])('is not %s', async (_, statement) => {
		const schema = await engine.build(`${USERS}
			CREATE SCHEMA mail; CREATE TABLE mail.users (address text, email text NOT NULL);
			CREATE FUNCTION change(p text) RETURNS void LANGUAGE plpgsql AS $$
			DECLARE new_mail text; BEGIN ${statement}; END $$;`);
		expect(erasures(schema)).toMatchObject({ users: expect.stringMatching(/^Nothing in the database/) });
	});

	it('is what a trigger empties', async () => {
		const schema = await engine.build(`${USERS}
			CREATE FUNCTION wipe() RETURNS trigger LANGUAGE plpgsql AS $$
			BEGIN NEW.email := md5(OLD.email); RETURN NEW; END $$;
			CREATE TRIGGER wipe BEFORE UPDATE OF deleted_at ON users FOR EACH ROW EXECUTE FUNCTION wipe();`);
		expect(erasures(schema).users).toMatch(/^`wipe\(\)` overwrites `email`\./);
	});
});

it('tells where former rows are copied to', async () => {
	const schema = await engine.build(`${USERS}
		CREATE TABLE changes (row_before jsonb);
		CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
		BEGIN INSERT INTO changes VALUES (to_jsonb(OLD)); RETURN NULL; END $$;
		CREATE TRIGGER note AFTER UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION note_change();`);
	expect(erasures(schema).users).toContain(
		'`note_change()` copies former rows into `changes`, where they stay.',
	);
});

describe('a function that anonymises', () => {
	/** Builds the schema, then the functions proposed for it, and calls them. */
	async function propose(sql: string): Promise<readonly string[]> {
		const schema = await engine.build(sql);
		const anonymisers = listAnonymisers(schema);
		const running = await engine.fresh();
		const statements = [sql, ...anonymisers.flatMap(({ statement, trial }) => [statement, trial])];
		const { failure } = await running.apply({
			statements: statements.map((each) => ({ sql: each })),
			transaction: 'none',
		});
		expect(failure).toBeNull();
		return anonymisers.map(({ statement }) => statement);
	}

	it('is made of the columns found, and runs', async () => {
		const written = await propose(`${USERS}
			CREATE TABLE sessions (token text NOT NULL, user_id bigint NOT NULL REFERENCES users);
			CREATE TABLE addresses (id bigint, user_id bigint NOT NULL REFERENCES users, city text NOT NULL, "Street" varchar(3) NOT NULL);
			INSERT INTO users (email, name, password_hash) VALUES ('a@b.example', 'A', 'x'), ('b@b.example', 'B', 'x');`);
		expect(written).toEqual([
			`CREATE FUNCTION anonymise_user(person bigint) RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    UPDATE users SET
        email = 'deleted' || left(md5(id::text), 12) || '@example.invalid',
        name = 'deleted',
        password_hash = 'deleted'
    WHERE id = person;
    UPDATE addresses SET
        city = 'deleted',
        "Street" = ''
    WHERE user_id = person;
    DELETE FROM sessions
    WHERE user_id = person;
END`,
		]);
	});

	it('knows every type that it fills in, and names that are words of SQL', async () => {
		const written = await propose(`
			CREATE EXTENSION citext;
			CREATE TABLE "user" (
				"order" uuid PRIMARY KEY DEFAULT gen_random_uuid(),
				person text,
				email citext NOT NULL,
				phone bigint NOT NULL,
				date_of_birth date NOT NULL,
				last_login_ip inet NOT NULL,
				profile jsonb NOT NULL,
				phones text[] NOT NULL,
				email_hash bytea NOT NULL,
				username varchar(20) NOT NULL UNIQUE
			);
			INSERT INTO "user" VALUES (DEFAULT, 'x', 'a', 1, '2000-02-03', '::1', '{"a":1}', '{1}', 'x', 'me'),
				(DEFAULT, 'y', 'b', 2, '2001-02-03', '::1', '{}', '{}', 'y', 'you');`);
		expect(written).toHaveLength(1);
		expect(written[0]).toContain('CREATE FUNCTION anonymise_user(uuid)');
		expect(written[0]).toContain('WHERE "order" = $1;');
	});

	it('leaves no way in, and keeps what others have a part in', async () => {
		const [written] = await propose(`
			CREATE TABLE users (id int PRIMARY KEY, name text, github_id int NOT NULL UNIQUE);
			CREATE TABLE teams (id int PRIMARY KEY);
			CREATE TABLE accounts (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users, access_token text, provider_account_id text);
			CREATE TABLE passkeys (id int, user_id int NOT NULL REFERENCES users, credential_id bytea NOT NULL);
			CREATE TABLE oauth_github (account_id bigint PRIMARY KEY, user_id int NOT NULL REFERENCES users);
			CREATE TABLE api_tokens (id int PRIMARY KEY, user_id int NOT NULL REFERENCES users, token bytea NOT NULL UNIQUE);
			CREATE TABLE uses (token_id int NOT NULL REFERENCES api_tokens);
			CREATE TABLE invites (id int, user_id int NOT NULL REFERENCES users, code varchar(8) NOT NULL);
			CREATE TABLE webhooks (id int, user_id int NOT NULL REFERENCES users, team_id int REFERENCES teams, secret text);
			CREATE TABLE files (id int, user_id int NOT NULL REFERENCES users, encrypted_key text NOT NULL);
			INSERT INTO users VALUES (1, 'A', 7), (2, 'B', 8);
			INSERT INTO api_tokens VALUES (1, 1, 'x'), (2, 1, 'y');`);
		expect(written?.split('\n').slice(3, -1)).toEqual([
			'    UPDATE users SET',
			'        name = NULL,',
			'        github_id = -id',
			'    WHERE id = person;',
			'    UPDATE accounts SET',
			'        access_token = NULL,',
			'        provider_account_id = NULL',
			'    WHERE user_id = person;',
			'    UPDATE api_tokens SET',
			"        token = convert_to(gen_random_uuid()::text, 'UTF8')",
			'    WHERE user_id = person;',
			'    UPDATE invites SET',
			'        code = left(md5(gen_random_uuid()::text), 8)',
			'    WHERE user_id = person;',
			'    DELETE FROM oauth_github',
			'    WHERE user_id = person;',
			'    DELETE FROM passkeys',
			'    WHERE user_id = person;',
		]);
	});

	it('deletes nothing that a trigger may copy or refuse', async () => {
		const [written] = await propose(`${USERS}
			CREATE TABLE sessions (token text, user_id bigint NOT NULL REFERENCES users);
			CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
			CREATE TRIGGER gone AFTER DELETE ON sessions FOR EACH ROW EXECUTE FUNCTION gone();`);
		expect(written).toContain('UPDATE sessions SET');
	});

	it('takes no table for its parameter', async () => {
		const written = await propose(
			"CREATE TABLE person (id int PRIMARY KEY, name text); INSERT INTO person VALUES (1, 'A')",
		);
		expect(written[0]).toContain('anonymise_person(integer)');
	});

	it.each([
		['no key of one column', 'CREATE TABLE users (email text)'],
		['nothing that can be emptied', 'CREATE TABLE users (email text PRIMARY KEY)'],
		['a function of that name', `${USERS} CREATE FUNCTION anonymise_user() RETURNS void LANGUAGE sql AS ''`],
		['people who were only asked', 'CREATE TABLE user_invitations (id int PRIMARY KEY, email text)'],
	])('is not proposed where there is %s', async (_, sql) => {
		expect(await propose(sql)).toEqual([]);
	});

	it('is written once for people and their profiles', async () => {
		const written = await propose(`${USERS}
			CREATE TABLE customers (user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE, phone text);`);
		expect(written).toHaveLength(1);
		expect(written[0]).toContain(`UPDATE ${quoteName('customers')} SET`);
	});
});
