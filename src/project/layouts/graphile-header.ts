import { createHash } from 'node:crypto';
import { UserError } from '../../errors.ts';

/** The lines `--! Name: value` at the beginning of a committed migration, and the SQL after them. */
export interface CommittedText {
	readonly previous: string | null;
	readonly hash: string | null;
	/** Whether the hash is known not to fit. */
	readonly allowInvalidHash: boolean;
	/** Where the SQL begins. */
	readonly bodyStart: number;
	readonly body: string;
}

/** Reads the header of a migration; what is no header line ends it. */
export function parseHeader(text: string): CommittedText {
	const headers = new Map<string, string>();
	const line = /--! ([A-Z][A-Za-z0-9_]*)(?::([^\n]*))?(?:\n|$)/y;
	let bodyStart = 0;
	for (let match = line.exec(text); match; match = line.exec(text)) {
		headers.set(match[1] ?? '', (match[2] ?? '').trim());
		bodyStart = line.lastIndex;
	}
	const previous = headers.get('Previous') ?? null;
	return {
		previous: previous === '-' ? null : previous,
		hash: headers.get('Hash') ?? null,
		allowInvalidHash: headers.has('AllowInvalidHash'),
		bodyStart,
		body: text.slice(bodyStart).trim(),
	};
}

/** Throws a UserError where committed migrations do not follow upon each other as their headers say. */
export function requireChain(files: readonly { readonly path: string; readonly text: string }[]): void {
	let before: string | null = null;
	for (const { path, text } of files) {
		const { previous, hash, allowInvalidHash, body } = parseHeader(text);
		const refuse = (message: string, facts: Readonly<Record<string, string>> = {}): UserError =>
			new UserError('load', message, {
				location: { file: path, line: 1 },
				facts,
				hint: 'graphile-migrate refuses it too. Committed migrations are never edited, renamed or left out: restore them, or commit them anew.',
			});
		if (hash === null) throw refuse('This committed migration has no line `--! Hash: …`.');
		if (previous !== before) {
			throw refuse('This migration follows upon another than the one before it.', {
				expected: previous ?? 'no migration before it',
				found: before ?? 'no migration before it',
			});
		}
		if (!allowInvalidHash && hash !== hashOf(body, previous)) {
			throw refuse('This migration was changed after it was committed.', {
				expected: hash,
				found: hashOf(body, previous),
			});
		}
		before = hash;
	}
}

function hashOf(body: string, previous: string | null): string {
	const text = `${`${previous ?? ''}\n${body}`.trim()}\n`;
	return `sha1:${createHash('sha1').update(text).digest('hex')}`;
}
