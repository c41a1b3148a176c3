import { z } from 'zod';
import type { ChangeSincePush } from '../report/formats/markdown/since-push.ts';
import type { DatabaseReport } from '../report/report.ts';
import { introducedProblems } from '../report/verdict.ts';
import { fingerprint } from './fingerprint.ts';

/** More findings than this are not remembered; the comment then says nothing about the push before. */
const MOST = 200;
const LONGEST_SUBJECT = 100;

const FOUND = z
	.array(z.tuple([z.string().regex(/^[0-9a-f]{16}$/), z.string().max(LONGEST_SUBJECT)]))
	.max(MOST);

const MEMORY = z.strictObject({
	head: z.string().max(64),
	/** What was found at the head before this one; null where that is not known. */
	before: FOUND.nullable(),
	now: FOUND,
});

/** What a comment remembers of the pushes that it has told of, by fingerprint and subject. */
export type CommentMemory = z.infer<typeof MEMORY>;

const PLACE = /\n<!-- memory ([A-Za-z0-9_-]+) -->\s*$/;

/** Reads the memory at the end of a comment of ours; null where there is none, or people have changed it. */
export function recall(body: string): CommentMemory | null {
	const encoded = PLACE.exec(body)?.[1];
	if (encoded === undefined) return null;
	try {
		return MEMORY.parse(JSON.parse(Buffer.from(encoded, 'base64url').toString()));
	} catch {
		return null;
	}
}

/** The hidden last line of a comment that holds its memory; in letters that cannot end it. */
export function writeMemory(memory: CommentMemory): string {
	return `\n<!-- memory ${Buffer.from(JSON.stringify(memory)).toString('base64url')} -->`;
}

/** The memory after a check of a head; a second run on the same head still knows the one before. */
export function remember(
	database: DatabaseReport,
	head: string,
	recalled: CommentMemory | null,
): CommentMemory | null {
	const problems = introducedProblems(database);
	if (problems.length > MOST || database.stopped) return null;
	const now = new Map(
		problems.map((finding) => [fingerprint(database, finding), finding.subject.slice(0, LONGEST_SUBJECT)]),
	);
	const before = recalled?.head === head ? recalled.before : (recalled?.now ?? null);
	return { head, before, now: [...now] };
}

/** What has come and gone since the push before; null where that is not known. */
export function changeSincePush({ before, now }: CommentMemory): ChangeSincePush | null {
	if (before === null) return null;
	const missingIn = (others: CommentMemory['now']) => {
		const known = new Set(others.map(([key]) => key));
		return (found: CommentMemory['now']) =>
			found.filter(([key]) => !known.has(key)).map(([, subject]) => subject);
	};
	return { settled: missingIn(now)(before), added: missingIn(before)(now) };
}
