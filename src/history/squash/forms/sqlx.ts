import { createHash } from 'node:crypto';
import { wholeText } from '../file-text.ts';
import { ALREADY_RUN, PARTLY_RUN, wholeFile } from './whole-file.ts';

/** SQLx: numbered files, whose checksums are held against the database's records. */
export const sqlx = wholeFile({
	downOf: (path) => (path.endsWith('.up.sql') ? path.replace(/\.up\.sql$/, '.down.sql') : null),
	advise: (fold) => {
		const { migrations } = fold;
		const gone = migrations.slice(0, -1).map(({ version }) => version);
		const checksum = createHash('sha384').update(wholeText(fold)).digest('hex');
		return [
			`${ALREADY_RUN} ${PARTLY_RUN}`,
			`SQLx stops where a checksum differs or a migration is gone, so run there: DELETE FROM _sqlx_migrations WHERE version IN (${gone.join(', ')}); UPDATE _sqlx_migrations SET checksum = '\\x${checksum}' WHERE version = ${migrations.at(-1)?.version ?? ''}.`,
		];
	},
});
