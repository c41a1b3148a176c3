import { createHash } from 'node:crypto';

/** What a comment belongs to: one specification, and the job that speaks about it. */
export interface CommentIdentity {
	readonly document: string;
	readonly workflow: string;
	readonly job: string;
}

const BEGINNING = '<!-- auggie-database-spec ';

/** The first line of every comment of ours that tells of a check, whatever it belongs to. */
export const ANY_MARKER = /^<!-- auggie-database-spec [0-9a-f]{32} -->/;

/** The hidden first line by which a comment is found again; of hashes, so that no name can close it or stand for another. */
export function commentMarker(identity: CommentIdentity): string {
	return `${BEGINNING}${identityHash(identity)} -->`;
}

/** An identity as 32 hexadecimal digits; the first 16 are those of its document. */
export function identityHash({ document, workflow, job }: CommentIdentity): string {
	return `${hash([document])}${hash([workflow, job])}`;
}

/** How the markers of all comments about one specification begin, whichever job they are from. */
export function documentMarker({ document }: Pick<CommentIdentity, 'document'>): string {
	return `${BEGINNING}${hash([document])}`;
}

/** True for a comment that begins with the marker; one that only quotes it further down is not ours. */
export function bearsMarker(body: string, marker: string): boolean {
	return body.startsWith(marker) && ANY_MARKER.test(body);
}

function hash(parts: readonly string[]): string {
	return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}
