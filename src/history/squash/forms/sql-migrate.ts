import { annotatedText } from './annotated.ts';
import { PARTLY_RUN, wholeFile } from './whole-file.ts';

const ANNOTATIONS = {
	up: '-- +migrate Up',
	down: '-- +migrate Down',
	block: { begin: '-- +migrate StatementBegin', end: '-- +migrate StatementEnd' },
};

/** sql-migrate: both ways in one file, between annotations; the database records the names of files. */
export const sqlMigrate = wholeFile({
	write: (fold) => annotatedText(fold, ANNOTATIONS),
	advise: ({ migrations }) => [
		`sql-migrate stops where a recorded file is gone: DELETE FROM gorp_migrations WHERE id IN (${migrations
			.slice(0, -1)
			.map(({ path }) => `'${(path.split('/').at(-1) ?? '').replaceAll("'", "''")}'`)
			.join(', ')}). ${PARTLY_RUN}`,
	],
});
