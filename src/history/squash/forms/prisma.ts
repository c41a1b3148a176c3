import { baseName, folderOf } from '../../../project/layouts/names.ts';
import { ALREADY_RUN, goneVersions, isInFolderOf, literal, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Prisma Migrate: one folder for each migration. */
export const prisma = wholeFile({
	isBeside: isInFolderOf,
	isStale: (path, migration) => path !== migration.path,
	advise: (fold) => {
		const name = baseName(folderOf(fold.migrations.at(-1)?.path ?? ''));
		return [
			`${ALREADY_RUN} \`prisma migrate deploy\` then has nothing to do. ${PARTLY_RUN}`,
			`To keep \`prisma migrate dev\` from asking for a reset, take the records of the old ones out and record the new one: DELETE FROM _prisma_migrations WHERE migration_name IN (${goneVersions(fold)}, ${literal(name)}); then \`prisma migrate resolve --applied ${name}\`.`,
		];
	},
});
