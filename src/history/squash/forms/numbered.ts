import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

const BACKWARD = ['down', 'rollback', 'undo', 'revert'];

/** Numbered files of no known tool; ways back that stand beside them go with them. */
export const numbered = wholeFile({
	isBeside: (path, migration) =>
		BACKWARD.some((word) => path === migration.path.replace(/(?:\.up)?\.sql$/, `.${word}.sql`)),
	isStale: () => true,
	advise: () => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		'Where the tool keeps checksums or a list of files, bring these up to date; a way back that stood beside the files is gone.',
	],
});
