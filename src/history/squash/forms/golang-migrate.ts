import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** golang-migrate: pairs of files; the database records the last version alone. */
export const golangMigrate = wholeFile({
	downOf: (path) => path.replace(/\.up\.sql$/, '.down.sql'),
	advise: ({ migrations }) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		`A database that has the objects without the record is set with \`migrate force ${migrations.at(-1)?.version ?? ''}\`.`,
	],
});
