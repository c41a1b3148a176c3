import { wholeText } from '../file-text.ts';
import { annotatedText } from './annotated.ts';
import { PARTLY_RUN, wholeFile } from './whole-file.ts';

const ANNOTATIONS = { up: '-- Up Migration', down: '-- Down Migration', block: null };

/** node-pg-migrate: both ways in one file between annotations, or pairs of files. */
export const nodePgMigrate = wholeFile({
	downOf: (path) => (path.endsWith('.up.sql') ? path.replace(/\.up\.sql$/, '.down.sql') : null),
	write: (fold) =>
		fold.migrations.at(-1)?.path.endsWith('.up.sql') ? wholeText(fold) : annotatedText(fold, ANNOTATIONS),
	advise: ({ migrations }) => [
		`node-pg-migrate checks the order of what is recorded: DELETE FROM pgmigrations WHERE name IN (${migrations
			.slice(0, -1)
			.map(
				({ path }) =>
					`'${(path.split('/').at(-1) ?? '').replace(/(?:\.up)?\.sql$/, '').replaceAll("'", "''")}'`,
			)
			.join(', ')}). ${PARTLY_RUN}`,
	],
});
