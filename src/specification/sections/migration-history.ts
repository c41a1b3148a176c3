import { basename, dirname } from 'node:path/posix';
import type { Step } from '../../replay/replay.ts';
import { linkFrom } from '../link.ts';
import { render } from '../renderer.ts';
import { orEmpty, type Section } from '../section.ts';
import { describeEffects } from '../words/effects.ts';

/** What each migration did, one item per migration, oldest first. */
export const migrationHistory: Section = {
	id: 'migration-history',
	title: 'Migration History',
	level: 4,
	parent: 'migration-documentation',
	draft: () => 'What each migration did to the schema, oldest first, as the database itself saw it.',
	blocks({ migrations, document }) {
		const entries = migrations.map(({ migration, steps }) => ({
			name: nameOf(migration.path),
			link: linkFrom(document, migration.path),
			words: describeEffects(steps.map(({ effects }) => effects)) || describeRows(steps),
		}));
		const content = () => render('migration-history', { entries });
		return orEmpty(
			'migration-history',
			entries.length > 0 ? [{ id: 'migration history', heading: null, content: content() }] : [],
			'There is no migration yet.',
		);
	},
};

const ROW_COMMAND = /^(?:INSERT|UPDATE|DELETE|MERGE|COPY|TRUNCATE)\b/;

/** What there is to say of a migration that left the schema as it was. */
function describeRows(steps: readonly Step[]): string {
	const changesRows = steps.some(({ command }) => ROW_COMMAND.test(command));
	return changesRows ? 'Changed rows, and no object of the schema.' : 'Changed no object of the schema.';
}

/** Some tools give each migration a directory and all files in them the same name. */
function nameOf(path: string): string {
	const file = basename(path);
	const directory = basename(dirname(path));
	return /^(?:up|migration|migrate|script)\.sql$/i.test(file) && directory !== '' ? directory : file;
}
