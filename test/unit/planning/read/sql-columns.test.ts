import { expect, it } from 'vitest';
import { listUsedColumns } from '../../../../src/planning/read/sql-columns.ts';

it.each([
	[
		"CREATE INDEX ON tickets (team_id, opened_at DESC) WHERE status <> 'closed'",
		'tickets: team_id opened_at status',
	],
	['CREATE UNIQUE INDEX x ON public.users USING btree (lower(email)) INCLUDE (name)', 'users: email name'],
	['ALTER TABLE tickets ADD CONSTRAINT due CHECK (due_at > opened_at::date)', 'tickets: due_at opened_at'],
	['ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b (id) ON DELETE CASCADE', 'a: b_id'],
	['ALTER TABLE a ADD CHECK (closed_at IS NOT NULL OR state = 1)', 'a: closed_at state'],
	["COMMENT ON COLUMN tickets.channel IS 'where from'", 'tickets: channel'],
	[
		'CREATE VIEW v AS SELECT id, subject AS s, count(*) FROM tickets WHERE closed_at IS NULL',
		'tickets: id subject closed_at',
	],
	['CREATE VIEW v AS SELECT a.x, b.y FROM a JOIN b USING (id)', ''],
	['CREATE TABLE a (b int)', ''],
	['ALTER TABLE a ADD COLUMN b int', ''],
])('%s uses', (sql, expected) => {
	const used = listUsedColumns(sql);
	const table = used[0]?.table;
	expect(table === undefined ? '' : `${table}: ${used.map(({ column }) => column).join(' ')}`).toBe(expected);
});
