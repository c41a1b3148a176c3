import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Supabase: numbered files; the linked project records their versions. */
export const supabase = wholeFile({
	advise: ({ migrations }) => [
		`${ALREADY_RUN} ${PARTLY_RUN}`,
		`Take out the records of those that are gone: \`supabase migration repair --status reverted ${migrations
			.slice(0, -1)
			.map(({ version }) => version)
			.join(' ')}\`.`,
	],
});
