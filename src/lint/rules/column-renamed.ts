import { renamedOfKinds } from '../renamed-objects.ts';
import type { Rule } from '../rule.ts';

/** A column that clients know under another name. */
export const columnRenamed: Rule = {
	id: 'column-renamed',
	group: 'compatibility',
	severity: 'warning',
	title: 'Column renamed',
	happens:
		'`RENAME COLUMN` changes the name at once for everybody. Views keep their own names for their columns, and constraints and indexes follow; statements of clients do not.',
	matters:
		'Every statement of the running code that names the column fails with `column … does not exist`, and so does the new code if it is started first. Object-relational mappers name all columns in every statement.',
	instead:
		'Add a column with the new name, write both, copy what is there in batches, move the readers, then drop the old one. Often it is enough to rename it in the code alone.',
	safe: 'ALTER TABLE users ADD COLUMN full_name text;',
	sources: [
		'squawk/renaming-column',
		'atlas/BC102',
		'strong_migrations/rename_column',
		'django-migration-linter/RENAME_COLUMN',
	],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			renamedOfKinds(statement, context, 'column').map(({ before, after }) => ({
				subject: `column ${before}`,
				message: `The column ${before} is now called ${after}: running clients that use the old name fail`,
			})),
	},
};
