import { folderOf } from '../../../project/layouts/names.ts';
import { ALREADY_RUN, goneVersions, isInFolderOf, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Diesel: one folder for each migration, with its way back. */
export const diesel = wholeFile({
	downOf: (path) => `${folderOf(path)}/down.sql`,
	isBeside: isInFolderOf,
	// What it says is about a file that is not there any more.
	isStale: (path) => path.endsWith('/metadata.toml'),
	advise: (fold) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		`For \`diesel migration revert\` take out the records of those that are gone: DELETE FROM __diesel_schema_migrations WHERE version IN (${goneVersions(fold)}).`,
	],
});
