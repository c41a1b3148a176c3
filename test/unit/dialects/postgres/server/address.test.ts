import { describe, expect, it } from 'vitest';
import {
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
			uselibpqcompat: 'true',
			options: '-c geqo=off -c DateStyle=ISO,\\ MDY -c search_path=public',
		});
		expect(url.search).not.toContain('+');
	});

	it('stays as it is without any words', () => {
		const text = 'postgresql:///shop?host=%2Fvar%2Frun%2Fpostgresql';
		expect(addressFor(parseAddress(text), { database: null, settings: {} })).toBe(text);
	});

	it.each([
		'',
		'shop',
		'mysql://me:secret@host/shop',
		'postgres://me:sec/ret@host:x/shop',
		'http://secret@host',
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
