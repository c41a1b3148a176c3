import { PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Refinery: numbered files, whose checksums are held against the database's records. */
export const refinery = wholeFile({
	advise: ({ migrations }) => [
		`The new migration has the version ${migrations.at(-1)?.version ?? ''} and another checksum: refinery stops where it differs, unless the runner has \`set_abort_divergent(false)\` and \`set_abort_missing(false)\`. ${PARTLY_RUN}`,
	],
});
