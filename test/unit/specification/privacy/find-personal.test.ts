import { describe, expect, it } from 'vitest';
import { findPersonalTables } from '../../../../src/specification/privacy/find-personal.ts';
import { schemaOf, type TableSketch, table } from '../schema-builder.ts';

/** What is found in one table beside a table of users, as `column: what`. */
function found(name: string, columns: TableSketch['columns'], more: Partial<TableSketch> = {}) {
	const schema = schemaOf([
		...table('users', { columns: { id: 'bigint!' }, primaryKey: ['id'] }),
		...table(name, { columns, ...more }),
	]);
	return findPersonalTables(schema).flatMap((each) =>
		each.columns.map(({ column, what, group, by }) => {
			const words = [
				column.name,
				...(group === 'personal' ? [] : [group]),
				what,
				...(by === 'name' ? [] : [by]),
			];
			return words.join(': ');
		}),
	);
}

describe('what is found by its name alone', () => {
	it.each([
		['email', 'text', 'e-mail address'],
		['billingEmail', 'character varying(255)', 'e-mail address'],
		['email_hash', 'bytea', 'e-mail address'],
		['correo_electronico', 'text', 'e-mail address'],
		['courriel', 'text', 'e-mail address'],
		['first_name', 'text', 'name'],
		['firstname', 'text', 'name'],
		['Vorname', 'text', 'name'],
		['prénom', 'text', 'name'],
		['apellidos', 'text', 'name'],
		['cognome', 'text', 'name'],
		['sobrenome', 'text', 'name'],
		['achternaam', 'text', 'name'],
		['nazwisko', 'text', 'name'],
		['příjmení', 'text', 'name'],
		['phone', 'bigint', 'telephone number'],
		['secondary_phone', 'text', 'telephone number'],
		['Geburtsdatum', 'date', 'date of birth'],
		['fecha_de_nacimiento', 'date', 'date of birth'],
		['dateOfBirth', 'date', 'date of birth'],
		['ssn', 'text', 'number given by an authority'],
		['codice_fiscale', 'character(16)', 'number given by an authority'],
		['iban', 'text', 'bank account or card'],
		['user_agent', 'text', 'browser or device'],
		['avatar_url', 'text', 'picture'],
		['address_line1', 'text', 'address'],
		['username', 'citext', 'user name'],
		['typedSignature', 'text', 'signature'],
		['signatureImageAsBase64', 'text', 'signature'],
		['emailReplyTo', 'text', 'e-mail address'],
	])('%s %s', (name, type, what) => {
		expect(found('things', { [name]: type })).toEqual([`${name}: ${what}`]);
	});
});

describe('secrets and special categories are told apart', () => {
	it.each([
		['password_hash', 'text', 'secret: password or its salt'],
		['refresh_token', 'text', 'secret: token'],
		['clientSecret', 'text', 'secret: secret or key'],
		['api_key', 'text', 'secret: secret or key'],
		['religion', 'text', 'special: religion or belief'],
		['sexual_orientation', 'text', 'special: sexual life'],
		['ethnicity', 'integer', 'special: ethnic origin'],
	])('%s %s', (name, type, what) => {
		expect(found('things', { [name]: type })).toEqual([`${name}: ${what}`]);
	});

	it('finds health only where it is about people', () => {
		expect(found('errors', { diagnosis: 'text' })).toEqual([]);
		expect(found('patients', { diagnosis: 'text', disability: 'boolean' })).toEqual([
			'diagnosis: special: health',
			'disability: special: health',
		]);
	});
});

describe('what the table is called decides', () => {
	it.each<[string, TableSketch['columns'], readonly string[]]>([
		['user_authentication_secrets', { details: 'jsonb' }, ['details: secret: secret or key']],
		['api_credentials', { name: 'text', value: 'text' }, ['value: secret: secret or key']],
		['pg_sessions', { sid: 'text', session_id: 'uuid' }, ['sid: secret: token']],
		['organization_invitations', { code: 'text' }, ['code: secret: code that lets one in']],
		['email_verification_codes', { code: 'text' }, ['code: secret: code that lets one in']],
		['passkeys', { credential_id: 'bytea' }, ['credential_id: way to sign in']],
		['avatars', { bytes: 'bytea' }, ['bytes: picture']],
		['coupons', { code: 'text', details: 'jsonb', value: 'text', bytes: 'bytea' }, []],
		['referral_codes', { code: 'text', uid: 'text' }, []],
		['two_factor_used_codes', { code_hash: 'text' }, []],
		['ledger_entries', { identifier: 'text', public_key: 'text', subject: 'text' }, []],
	])('%s', (name, columns, expected) => {
		expect(found(name, columns)).toEqual(expected);
	});

	it('user_authentications, which point at users', () => {
		const columns: TableSketch['columns'] = { user_id: 'bigint', identifier: 'text', details: 'jsonb' };
		expect(found('user_authentications', columns)).toEqual([]);
		const foreignKeys = [{ columns: ['user_id'], to: 'users' }];
		expect(found('user_authentications', columns, { foreignKeys })).toEqual([
			'identifier: account elsewhere',
			'details: whatever is known of the person',
		]);
	});
});

describe('what is not personal', () => {
	it.each<[string, string, TableSketch['columns']]>([
		['a name of a thing', 'products', { name: 'text', file_name: 'text', display_name: 'text' }],
		[
			'a word that only begins so',
			'settings',
			{ email_template: 'text', email_subject: 'text', token_type: 'text' },
		],
		[
			'another type',
			'settings',
			{ email_verified: 'boolean', show_avatar: 'boolean', tokens: 'integer', phone: 'boolean' },
		],
		['an address of a machine', 'gateways', { ip: 'inet', address: 'text', mac: 'text' }],
		['an account on a chain', 'validators', { address: 'text', latitude: 'numeric' }],
		['addresses on a chain', 'vm_addresses', { vm_address: 'text' }],
		['a place', 'venues', { city: 'text', street: 'text', phone: 'text', latitude: 'numeric' }],
		['an organisation', 'companies', { phone: 'text', city: 'text' }],
		['the way into a service', 'databases', { host: 'text', username: 'text' }],
		['a name that nobody may have', 'reserved_usernames', { username: 'text' }],
		['a key of another table', 'sales', { email_id: 'uuid', user_id: 'bigint' }],
	])('%s', (_, name, columns) => {
		expect(found(name, columns)).toEqual([]);
	});

	it('is what points elsewhere or is computed', () => {
		const columns: TableSketch['columns'] = {
			email: 'text',
			lower_email: { type: 'text', generated: { expression: 'lower(email)', stored: true } },
		};
		const foreignKeys = [{ columns: ['email'], to: 'users', toColumns: ['id'] }];
		expect(found('things', columns, { foreignKeys })).toEqual([]);
	});

	it('is a name that says whose it is in a table of people', () => {
		expect(found('members', { name: 'text', organisation_name: 'text' })).toEqual(['name: name']);
	});
});

describe('what is around decides', () => {
	it('a city beside an e-mail address, not alone', () => {
		expect(found('orders', { city: 'text' })).toEqual([]);
		expect(found('orders', { city: 'text', email: 'text' })).toEqual([
			'city: address',
			'email: e-mail address',
		]);
		expect(found('delivery_addresses', { city: 'text', street: 'text' })).toEqual([
			'city: address',
			'street: address',
		]);
	});

	it('a network address where somebody did something', () => {
		expect(found('login_attempts', { ip_address: 'inet' })).toEqual(['ip_address: network address']);
		expect(found('things', { last_login_ip: 'text' })).toEqual(['last_login_ip: network address']);
	});

	it('a network address beside a column that names a user', () => {
		expect(found('casting', { cast_user: 'bigint', ip: 'text' })).toEqual(['ip: network address']);
		expect(found('gateways', { owner: 'bigint', ip: 'text' })).toEqual([]);
	});

	it('a table that points at people', () => {
		const foreignKeys = [{ columns: ['user_id'], to: 'users' }];
		expect(
			found('trips', { user_id: 'bigint', latitude: 'numeric', seen_from: 'inet' }, { foreignKeys }),
		).toEqual(['latitude: place on the map', 'seen_from: network address: type']);
	});

	it('a comment', () => {
		const said = { type: 'text', comment: 'PII: what they told us' };
		const denied = { type: 'text', comment: 'holds no personal data' };
		expect(found('things', { note: said, remark: denied })).toEqual(['note: personal data: comment']);
	});

	it('a domain over text', () => {
		const schema = schemaOf([
			{
				kind: 'domain',
				namespace: 'public',
				name: 'email_address',
				comment: null,
				type: 'public.citext',
				notNull: false,
				default: null,
				collation: null,
				checks: [],
			},
			...table('things', { columns: { email: 'email_address' } }),
		]);
		expect(findPersonalTables(schema)).toHaveLength(1);
	});

	it('a partition is told by its whole', () => {
		const partitionOf = { namespace: 'public', name: 'visits', bound: 'DEFAULT' };
		expect(found('visits_2024', { email: 'text' }, { partitionOf })).toEqual([]);
	});
});

it('tells tables of people by their names and by what they hold', () => {
	const people = (name: string, columns: TableSketch['columns']) =>
		findPersonalTables(schemaOf(table(name, { columns }))).some(({ isOfPeople }) => isOfPeople);
	expect(people('customers', { email: 'text' })).toBe(true);
	expect(people('Kunden', { email: 'text' })).toBe(true);
	expect(people('logins', { email: 'text', password_hash: 'text' })).toBe(true);
	expect(people('accounts', { email: 'text' })).toBe(true);
	expect(people('invoices', { email: 'text' })).toBe(false);
	expect(people('shares', { hide_email: 'boolean', password_hash: 'text' })).toBe(false);
});
