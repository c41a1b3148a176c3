import { expect, test } from 'vitest';
import { keepCycleMarks } from '../../../../../src/dialects/postgres/ddl/cycle-marks.ts';

test.each([
	[
		`CYCLE a, "B" SET seen TO 'it''s'::character varying DEFAULT 'N'::public.mark USING path`,
		`CYCLE a, "B" SET seen TO character varying 'it''s' DEFAULT public.mark 'N' USING path`,
	],
	[
		`CYCLE a SET seen TO 1 DEFAULT '-1'::integer USING path`,
		`CYCLE a SET seen TO 1 DEFAULT integer '-1' USING path`,
	],
])('a constant for the marks of %j', (sql, kept) => {
	expect(keepCycleMarks(sql)).toBe(kept);
});

test.each([
	'CYCLE a SET seen USING path',
	`(a integer GENERATED ALWAYS AS IDENTITY (CYCLE), b text DEFAULT 'x'::text, c text DEFAULT 'y'::text)`,
	`SELECT ' CYCLE a SET b TO ''Y''::text DEFAULT ''N''::text USING c'`,
])('leaves %j as it is', (sql) => {
	expect(keepCycleMarks(sql)).toBe(sql);
});
