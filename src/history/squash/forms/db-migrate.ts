import { baseName, folderOf, joinPath } from '../../../project/layouts/names.ts';
import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** db-migrate: the SQL of a program that does nothing but load it; both go together. */
export const dbMigrate = wholeFile({
	downOf: (path) => path.replace(/-up\.sql$/, '-down.sql'),
	isBeside: (path, migration) =>
		path ===
		joinPath(folderOf(folderOf(migration.path)), baseName(migration.path).replace(/-up\.sql$/, '.js')),
	advise: () => [`${ALREADY_RUN} ${PARTLY_RUN}`],
});
