import type { DatabaseReport } from '../../report.ts';
import { databaseBody } from './database-body.ts';
import type { RepositoryLinks } from './links.ts';
import type { ChangeSincePush } from './since-push.ts';

/** GitHub refuses comments above 65,536 characters; the rest is left for what it counts differently. */
export const COMMENT_LIMIT = 60_000;

/** What the text of a comment needs besides the database's report. */
export interface CommentOptions {
	readonly links: RepositoryLinks | null;
	readonly compared: boolean;
	/** True when the pull request has a comment for each of several databases. */
	readonly named: boolean;
	/** What the last push changed; null where that is not known. */
	readonly since: ChangeSincePush | null;
	/** How many findings stand at lines of the pull request as well. */
	readonly standing: number;
	/** Characters already taken by what goes before the text. */
	readonly reserved: number;
}

/** The text of one database's pull request comment, at most 60,000 characters with what is reserved. */
export function formatComment(database: DatabaseReport, options: CommentOptions): string {
	const { reserved, ...others } = options;
	return databaseBody(database, { ...others, limit: COMMENT_LIMIT - reserved });
}
