import { type CommentIdentity, identityHash } from '../marker.ts';

/** More are not written down: with these, a comment still has room for words. */
export const MOST_FINGERPRINTS = 2000;

/** So many of an identity's digits stand for its document. */
const DOCUMENT_DIGITS = 16;

const NAME = 'auggie-database-spec';
const HASH = '[0-9a-f]{16}';
const MARKER = new RegExp(`^<!-- ${NAME} review ([0-9a-f]{32})((?: ${HASH})+) -->(?:\\r?\\n|$)`);

/** The hidden first line of a review comment: whose it is, and what it tells of. */
export function reviewMarker(identity: CommentIdentity, fingerprints: Iterable<string>): string {
	return `<!-- ${NAME} review ${identityHash(identity)} ${[...fingerprints].join(' ')} -->`;
}

/** What a review comment tells of. */
export interface Told {
	/** At least one. */
	readonly fingerprints: readonly string[];
	/** False where another job about the same specification has told it. */
	readonly isOwn: boolean;
}

/** What a review comment tells of one specification; null for others, and for what is settled. */
export function toldBy(body: string, identity: CommentIdentity): Told | null {
	const [, hash, fingerprints = ''] = MARKER.exec(body) ?? [];
	const own = identityHash(identity);
	if (hash?.slice(0, DOCUMENT_DIGITS) !== own.slice(0, DOCUMENT_DIGITS)) return null;
	return { fingerprints: fingerprints.trim().split(' '), isOwn: hash === own };
}

/** The body of a review comment whose findings are gone: what it said stays, and can be found by no later check. */
export function settledBody(body: string): string {
	const said = body.replace(MARKER, '');
	// A suggestion that is no longer one must not be offered.
	const text = said.replace(/^(`{3,})suggestion(?=\r?$)/gm, '$1');
	return `<!-- ${NAME} settled -->\n**Settled.**\n\n<details><summary>What it was</summary>\n\n${text}\n\n</details>`;
}
