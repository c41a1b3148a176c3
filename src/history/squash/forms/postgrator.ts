import { baseName, folderOf, joinPath } from '../../../project/layouts/names.ts';
import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Postgrator: pairs of `do` and `undo`; the database records version and checksum. */
export const postgrator = wholeFile({
	downOf: (path) => joinPath(folderOf(path), baseName(path).replace(/^(\d+)\.do\b/, '$1.undo')),
	advise: ({ migrations }) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		`Postgrator validates checksums: UPDATE schemaversion SET md5 = NULL WHERE version = ${migrations.at(-1)?.version ?? ''}; DELETE FROM schemaversion WHERE version IN (${migrations
			.slice(0, -1)
			.map(({ version }) => version)
			.join(', ')}).`,
	],
});
