import { baseName, folderOf } from '../../../project/layouts/names.ts';
import { ALREADY_RUN, isInFolderOf, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Hasura: `up.sql` and `down.sql` in a folder, or flat pairs. */
export const hasura = wholeFile({
	refuses: ({ path }) => (path.endsWith('.yaml') ? 'Its SQL stands in YAML, beside metadata.' : null),
	downOf: (path) => path.replace(/up\.sql$/, 'down.sql'),
	isBeside: (path, migration) => baseName(migration.path) === 'up.sql' && isInFolderOf(path, migration),
	advise: ({ migrations }) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		`Otherwise: \`hasura migrate apply --skip-execution --version ${migrations.at(-1)?.version ?? ''}\` (${baseName(folderOf(migrations.at(-1)?.path ?? ''))}).`,
	],
});
