import type { MonitorMaker } from './monitor.ts';

/** Rules that were never checked for the rows that were there. */
export const unvalidatedConstraints: MonitorMaker = () => [
	{
		id: 'unvalidated constraints',
		title: 'Constraints that are not validated',
		shows:
			'Rules that hold for new rows and were never checked for the old ones (`NOT VALID`). The planner does not rely on them, and neither should a program.',
		remedy:
			'Mend the rows that break the rule, then `ALTER TABLE … VALIDATE CONSTRAINT …`: it lets reads and writes go on.',
		sql: `SELECT conrelid::regclass AS table_name, conname AS constraint_name, pg_get_constraintdef(oid) AS rule
FROM pg_constraint
WHERE NOT convalidated AND conrelid <> 0
ORDER BY conrelid::regclass::text, conname`,
	},
];
