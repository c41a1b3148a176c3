import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** Files of which the database records the name or the number, and nothing else. */
export const plainFiles = wholeFile({ advise: () => [`${ALREADY_RUN} ${PARTLY_RUN}`] });
