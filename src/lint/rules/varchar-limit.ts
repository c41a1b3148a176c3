import { columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A text column with a length in its type. */
export const varcharLimit: Rule = {
	id: 'varchar-limit',
	group: 'types',
	severity: 'off',
	title: 'Column of type varchar(n)',
	happens:
		'`varchar(n)` is stored as `text` is; the length is only checked. To shorten it later all rows are read under an `ACCESS EXCLUSIVE` lock, to lengthen it they are not.',
	matters:
		'Most lengths are guesses, and the change needs the strongest lock and drops cached plans, while views that show the column are in its way.',
	instead:
		'Use `text`, and where a length is a rule, a `CHECK`, which can be added `NOT VALID` and validated later.',
	safe: 'ALTER TABLE users ADD CONSTRAINT name_length CHECK (length(name) <= 100) NOT VALID;',
	sources: ['squawk/prefer-text-field'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => type.startsWith('character varying('),
				(names) => `${names}: the length is part of the type`,
			),
	},
};
