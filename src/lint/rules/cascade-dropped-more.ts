import { droppedObjects } from '../dropped-objects.ts';
import { listWords, subjectOf } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A drop that took objects along which it does not name. */
export const cascadeDroppedMore: Rule = {
	id: 'cascade-dropped-more',
	group: 'compatibility',
	severity: 'warning',
	title: 'CASCADE dropped more than was named',
	happens:
		'`CASCADE` drops everything that depends on what is named, and everything that depends on that: views, foreign keys and policies of other tables, columns of a dropped type. PostgreSQL says so in a notice that nobody reads.',
	matters:
		'What is taken differs between databases: where production has one more view, that goes too, without an error.',
	instead:
		'Drop the dependent objects by name first, without `CASCADE`. Then the migration fails where there is something that nobody thought of.',
	safe: `DROP VIEW order_totals;
DROP TABLE orders;`,
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) => {
			const { named, taken } = droppedObjects(statement, context);
			if (taken.length === 0) return [];
			const subjects = taken.map(subjectOf);
			const subject = named[0] ? subjectOf(named[0]) : statement.command.toLowerCase();
			const message = `CASCADE also dropped ${listWords(subjects, 5)}`;
			return [{ subject, message, ...(subjects.length > 5 ? { detail: subjects.join('\n') } : {}) }];
		},
	},
};
