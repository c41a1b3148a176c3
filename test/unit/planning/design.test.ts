import { describe, expect, it } from 'vitest';
import { planFromText, statementsOf } from './plan-from-text.ts';

/** The SQL that a text is planned as, on one line for each statement. */
async function plan(text: string, focus: string | null = null): Promise<readonly string[]> {
	return statementsOf(await planFromText(text, focus)).map(({ text: sql }) => sql.replace(/\s+/g, ' '));
}

async function tables(text: string, focus: string | null = null): Promise<readonly string[]> {
	return (await plan(text, focus)).flatMap((sql) => /^CREATE TABLE (\w+)/.exec(sql)?.[1] ?? []).sort();
}

describe('what is planned', () => {
	it.each([
		[
			'no table for `one` of something',
			'A team has a name. An agent belongs to one or more teams.',
			['team_users', 'teams', 'users'],
		],
		[
			'whatever sentences describe beside entities of a diagram',
			'```dbml\nTable listings {\n  id bigint [pk]\n}\n```\n\nAn offer has an amount, a message and expires after 48 hours. Buyers make offers on listings.',
			['buyers', 'listings', 'offers'],
		],
		[
			'authors that nobody signs in as',
			'book: title, language\n\nbook has many authors, author has many books',
			['authors', 'book_authors', 'books'],
		],
		[
			'what is booked, and nothing that only stands for it',
			'A class has a title and a room name. Members can book a class.\n\nmember: name, email',
			['bookings', 'classes', 'members'],
		],
	])('is %s', async (_, text, expected) => {
		expect(await tables(text)).toEqual(expected);
	});

	it("calls a ticket's messages as the requirements do, and brings no second table for them", async () => {
		const planned = await tables('A ticket has a subject and many messages.', 'support tickets');
		expect(planned).toEqual(['messages', 'tickets', 'users']);
	});

	it('gives a name to what nothing is said of, and none to what people do', async () => {
		const planned = await plan('A building has many floors. An alarm belongs to a customer.');
		const nameOf = (table: string): boolean =>
			planned.some((sql) => sql.startsWith(`CREATE TABLE ${table} `) && / name /.test(sql));
		expect(['buildings', 'floors', 'alarms'].map(nameOf)).toEqual([true, true, false]);
	});

	it('refuses overlaps also where a room is called a room', async () => {
		const text =
			'```mermaid\nerDiagram\n  ROOM ||--o{ BOOKING : has\n  BOOKING {\n    datetime starts_at\n    datetime ends_at\n  }\n```\n';
		const planned = (await plan(text)).join('\n');
		expect(planned).toContain('EXCLUDE USING gist (room_id WITH =');
		expect(planned).toMatch(/starts_at\s+timestamptz\s+NOT NULL/);
	});

	it('keeps one relationship beside another of the same two', async () => {
		const text =
			'```mermaid\nerDiagram\n  EMPLOYEE ||--o{ BOOKING : makes\n  BOOKING }o--o{ EMPLOYEE : invites\n```\n';
		expect(await tables(text)).toEqual(['booking_employees', 'bookings', 'employees', 'resources']);
		expect((await plan(text)).join('\n')).toContain('FOREIGN KEY (employee_id) REFERENCES employees');
	});

	it('looks the latest rows up by the name that the requirements use', async () => {
		const text =
			'A sensor has a serial number and a kind. A reading has a value and the time it was recorded.';
		expect((await plan(text, 'time series')).join('\n')).toContain('(sensor_id, metric, recorded_at DESC)');
	});

	it('deletes by the time that is said of it', async () => {
		const planned = await plan(
			'Tickets: subject, body. We keep closed tickets for 3 years and audit entries for one year.',
			'support tickets',
		);
		expect(planned.filter((sql) => sql.includes('interval')).join('\n')).toContain("interval '1 year'");
	});
});
