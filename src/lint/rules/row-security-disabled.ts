import { displayObject } from '../object-words.ts';
import { changedOldObjects, inTheEnd } from '../old-objects.ts';
import type { Rule } from '../rule.ts';

/** A known table that no policy guards any more. */
export const rowSecurityDisabled: Rule = {
	id: 'row-security-disabled',
	group: 'security',
	severity: 'warning',
	title: 'Row-level security turned off',
	happens: 'After `DISABLE ROW LEVEL SECURITY` the policies of the table stay, and none of them is applied.',
	matters: 'Every role with a grant on the table reads and writes all rows from the commit on.',
	instead: 'Change the policies instead; to let one role through, write a policy for it.',
	safe: 'CREATE POLICY support_reads ON notes FOR SELECT TO support USING (true);',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			changedOldObjects(statement, context, 'table')
				.filter(({ before, after }) => before.rowSecurity && !after.rowSecurity)
				.filter(({ after }) => !inTheEnd(after, context)?.rowSecurity)
				.map(({ after }) => ({
					subject: `table ${displayObject(after)}`,
					message: `Row-level security of ${displayObject(after)} is turned off: every role with a grant gets all rows`,
				})),
	},
};
