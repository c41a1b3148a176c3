import { expect, it } from 'vitest';
import { tableActions } from '../../../../../src/dialects/postgres/trace/table-actions.ts';

it.each<[string, readonly string[]]>([
	['ALTER TABLE a ENABLE ROW LEVEL SECURITY', ['row-level security on']],
	[
		'alter table only app."a" enable row level security, force row level security',
		['row-level security on', 'row-level security for its owner too'],
	],
	['ALTER TABLE a NO FORCE ROW LEVEL SECURITY', ['row-level security not for its owner']],
	['ALTER TABLE a OWNER TO app, SET (fillfactor = 70)', ['owner', 'storage options']],
	['ALTER TABLE a REPLICA IDENTITY FULL', ['replica identity']],
	['ALTER TABLE a DISABLE TRIGGER ALL, CLUSTER ON a_pkey', ['trigger off', 'order for CLUSTER']],
	['ALTER TABLE a ALTER b SET STATISTICS 500', ['statistics target']],
	['ALTER TABLE a ALTER b SET NOT NULL', []],
	["COMMENT ON TABLE a IS 'ENABLE ROW LEVEL SECURITY'", []],
	['', []],
])('%s', (sql, actions) => {
	expect(tableActions(sql)).toEqual(actions);
});
