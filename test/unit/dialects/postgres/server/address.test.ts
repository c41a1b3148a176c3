import { describe, expect, it } from 'vitest';
import {
	addressesToTry,
	addressFor,
	parseAddress,
	withoutAddress,
} from '../../../../../src/dialects/postgres/engine/server/address.ts';

const ADDRESS = 'postgresql://me:p%40ss@db.example.org:5433/shop?sslmode=require&options=-c%20geqo%3Doff';

describe('an address', () => {
	it('leads to another database with settings beside its own', () => {
		const words = { database: 'other', settings: { DateStyle: 'ISO, MDY', search_path: 'public' } };
		const url = new URL(addressFor(parseAddress(ADDRESS), words));
		expect([url.username, url.password, url.host, url.pathname]).toEqual([
			'me',
			'p%40ss',
			'db.example.org:5433',
			'/other',
		]);
		expect(Object.fromEntries(url.searchParams)).toEqual({
			sslmode: 'require',
			options: '-c geqo=off -c DateStyle=ISO,\\ MDY -c search_path=public',
		});
		expect(url.search).not.toContain('+');
	});

	it('stays as it is without any words', () => {
		const text = 'postgresql:///shop?host=%2Fvar%2Frun%2Fpostgresql';
		expect(addressFor(parseAddress(text), { database: null, settings: {} })).toBe(text);
	});

	it.each([
		['dbname', 'postgres://host/?dbname=shop'],
		['database', 'postgres://host/other?database=shop'],
		['service', 'postgres://host/shop?service=production'],
	])('has its database in the path alone, not in the parameter %s', (name, text) => {
		const address = parseAddress(text);
		expect([address.pathname, address.searchParams.has(name)]).toEqual(['/shop', false]);
		const scratch = new URL(addressFor(address, { database: 'scratch', settings: {} }));
		expect([scratch.pathname, scratch.searchParams.has(name)]).toEqual(['/scratch', false]);
	});

	it.each([
		['', ['']],
		['?sslmode=disable', ['disable']],
		['?sslmode=allow', ['disable', 'require']],
		['?sslmode=prefer', ['require', 'disable']],
		['?sslmode=verify-full&sslrootcert=%2Fa', ['verify-full']],
	])('with %j is tried as psql does', (search, modes) => {
		const tried = addressesToTry(`postgres://host/shop${search}`).map((text) => new URL(text).searchParams);
		expect(tried.map((one) => one.get('sslmode') ?? '')).toEqual(modes);
		expect(tried.every((one) => one.get('uselibpqcompat') === (search ? 'true' : null))).toBe(true);
	});

	it('with a mode that there is none of is refused, and the modes are told', () => {
		expect(() => addressesToTry('postgres://host/shop?sslmode=toString')).toThrow(
			'the `sslmode` of the database URL is none that PostgreSQL has',
		);
	});

	it.each([
		'',
		'shop',
		'mysql://me:secret@host/shop',
		'postgres://me:sec/ret@host:x/shop',
		'http://secret@host',
		'postgres://me:50%secret@host/shop',
	])('is refused without being shown: %s', (text) => {
		expect(() => parseAddress(text)).toThrow('the database URL is not an address of a PostgreSQL server');
		expect(() => parseAddress(text)).not.toThrow('secret');
	});

	it('is taken out of what others say', () => {
		const said = `connect to db.example.org:5433 (${ADDRESS}) with p@ss, p%40ss failed: no db.example.org`;
		expect(withoutAddress(said, parseAddress(ADDRESS))).toBe(
			'connect to *** (***) with ***, *** failed: no ***',
		);
	});
});
