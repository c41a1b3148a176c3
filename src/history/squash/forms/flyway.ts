import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Flyway: versioned files; repeatable ones run after all of them and are left as they are. */
export const flyway = wholeFile({
	refuses: ({ version }) =>
		version.startsWith('R ') ? 'It is repeatable: Flyway runs it again whenever it changes.' : null,
	isBeside: (path, migration) => path === `${migration.path}.conf`,
	isStale: () => true,
	advise: ({ migrations }) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		'Run `flyway repair` there: it takes the new checksum and marks those that are gone as deleted.',
		`A database that has the objects without Flyway's records is taken over with \`flyway baseline -baselineVersion=${migrations.at(-1)?.version ?? ''}\`.`,
	],
});
