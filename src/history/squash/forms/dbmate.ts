import { annotatedText } from './annotated.ts';
import { ALREADY_RUN, goneVersions, PARTLY_RUN, wholeFile } from './whole-file.ts';

const ANNOTATIONS = { up: '-- migrate:up', down: '-- migrate:down', block: null };

/** dbmate: both ways in one file, between annotations. */
export const dbmate = wholeFile({
	write: (fold) => annotatedText(fold, ANNOTATIONS),
	advise: (fold) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		`For \`dbmate rollback\` take out the records of those that are gone: DELETE FROM schema_migrations WHERE version IN (${goneVersions(fold)}).`,
	],
});
