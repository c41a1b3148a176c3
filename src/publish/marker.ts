import { createHash } from 'node:crypto';

/** What a comment belongs to: one specification, and the job that speaks about it. */
export interface CommentIdentity {
	readonly document: string;
	readonly workflow: string;
	readonly job: string;
}

/** The hidden first line by which a comment is found again; a hash, so that no name can close it or stand for another. */
export function commentMarker({ document, workflow, job }: CommentIdentity): string {
	const identity = JSON.stringify([document, workflow, job]);
	return `<!-- auggie-database-spec ${createHash('sha256').update(identity).digest('hex').slice(0, 32)} -->`;
}

/** True for a comment that begins with the marker; one that only quotes it further down is not ours. */
export function bearsMarker(body: string, marker: string): boolean {
	return body.startsWith(marker);
}
