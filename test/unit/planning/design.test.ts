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

	it.each([
		[
			'stars as a check',
			'An order has a total. A buyer leaves a review (1-5 stars) for an order.',
			/CREATE TABLE reviews .*rating smallint NOT NULL.*CHECK \(rating BETWEEN 1 AND 5\)/,
		],
		[
			'one of them for each as a unique key',
			'A review has a rating and a text. An order has a price and a currency. One review per order.',
			/CREATE TABLE reviews .*order_id uuid NOT NULL.*UNIQUE \(order_id\)/,
		],
		[
			'one at a time as a unique index over those that are not over',
			'## Job\n\n- status: one of draft, running, done\n- title: text\n\n## Van\n\n- plate: text, required\n\nThere shall be no more than one open job per van.',
			/CREATE UNIQUE INDEX jobs_van_id_key ON jobs \(van_id\) WHERE status NOT IN \('done'\)/,
		],
		[
			'what cannot be done twice as a unique key',
			'A member has a name and a phone number. A lesson has a title and a date. Members make reservations for lessons. A member cannot reserve the same lesson twice.',
			/CREATE TABLE reservations .*UNIQUE \(member_id, lesson_id\)/,
		],
		[
			'names and values in any language',
			'## Facture\n\n- numéro: text, required\n- statut: one of brouillon, publié\n- échéance: date\n',
			/CREATE TABLE factures .*numéro"? text NOT NULL/,
		],
		[
			'the roles of users as a type',
			'User roles: buyer, seller. An item has a title and a price. Sellers list items.',
			/CREATE TABLE users .*role user_role NOT NULL/,
		],
		[
			'who plays a part under its name',
			'User roles: buyer, seller. An item has a title and a price. Sellers list items.',
			/CREATE TABLE items .*seller_id uuid NOT NULL/,
		],
		[
			'what a thing is for a time as its status',
			'An item has a title and a price. Item can be draft, live, sold or removed.',
			/CREATE TABLE items .*status item_status NOT NULL DEFAULT 'draft'/,
		],
		[
			'a key within something as one of two columns',
			'```mermaid\nerDiagram\nPROJECT ||--o{ FLAG : has\nFLAG {\n uuid id PK\n string key UK "unique within project"\n}\n```\n',
			/CREATE TABLE flags .*UNIQUE \(project_id, key\)/,
		],
		[
			'an end that is not before its start',
			'A course has a title, a start date and an end date.',
			/CREATE TABLE courses .*CHECK \(end_date >= start_date\)/,
		],
		[
			'many to many where things are shared',
			'An experiment has a title and many metrics. A metric has a name and a unit. Metrics are shared between experiments.',
			/CREATE TABLE experiment_metrics /,
		],
		[
			'the columns that SQL of the page uses',
			'## Ticket\n\n- subject: text, required\n\n```sql\nCREATE INDEX ON tickets (channel, opened_at DESC);\n```\n',
			/CREATE TABLE tickets .*channel text.*opened_at timestamptz/,
		],
	])('has %s', async (_, text, expected) => {
		expect((await plan(text)).filter((sql) => expected.test(sql))).toHaveLength(1);
	});

	it('calls who opened a ticket once', async () => {
		const planned = await plan('Tickets are opened by a requester.', 'support tickets');
		const tickets = planned.find((sql) => sql.startsWith('CREATE TABLE tickets'));
		expect(tickets).toContain('requester_id');
		expect(tickets).not.toContain('opened_by');
	});

	it('takes the variants of a flag for no variants of a product', async () => {
		const planned = await plan('A flag has a key and many variants. A variant has a key and a weight.');
		expect(planned.find((sql) => sql.startsWith('CREATE TABLE variants'))).not.toContain('sku');
	});
});
