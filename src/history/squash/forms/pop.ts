import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** pop (Soda): pairs of files. */
export const pop = wholeFile({
	refuses: ({ path }) =>
		/\.[a-z0-9]+\.up\.sql$/.test(path) && /\.(?:postgres|postgresql)\./.test(path)
			? 'It is one of several files for different kinds of database.'
			: null,
	downOf: (path) => path.replace(/\.up\.sql$/, '.down.sql'),
	advise: () => [`${ALREADY_RUN} ${PARTLY_RUN}`],
});
