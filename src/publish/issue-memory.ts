import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ChangeSincePush } from '../report/formats/markdown/since-push.ts';
import type { Report } from '../report/report.ts';
import { introducedProblems } from '../report/verdict.ts';
import { fingerprint } from './fingerprint.ts';

/** More than these are counted and not told one by one. */
const MOST = 200;
const LONGEST_SUBJECT = 100;

const MEMORY = z.strictObject({
	/** Stands for everything that was found, with all details; empty where nothing was. */
	whole: z.string().regex(/^(?:[0-9a-f]{16})?$/),
	/** What was found, by fingerprint and subject. */
	found: z.array(z.tuple([z.string().regex(/^[0-9a-f]{16}$/), z.string().max(LONGEST_SUBJECT)])).max(MOST),
});

/** What an issue remembers of the last look. */
export type IssueMemory = z.infer<typeof MEMORY>;

const PLACE = /\n<!-- seen ([A-Za-z0-9_-]+) -->/g;

/** What a report has found, to be remembered. */
export function memoryOf({ databases }: Report): IssueMemory {
	const problems = databases.flatMap((database) =>
		introducedProblems(database).map((finding) => ({ key: fingerprint(database, finding), finding })),
	);
	if (problems.length === 0) return { whole: '', found: [] };
	const all = problems.map(({ key, finding }) => [key, finding.detail, finding.differences]);
	const whole = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 16);
	const found = new Map(
		problems.slice(0, MOST).map(({ key, finding }) => [key, finding.subject.slice(0, LONGEST_SUBJECT)]),
	);
	return { whole, found: [...found] };
}

/** The hidden line that holds the memory, in letters that cannot end it. */
export function writeIssueMemory(memory: IssueMemory): string {
	return `\n<!-- seen ${Buffer.from(JSON.stringify(memory)).toString('base64url')} -->`;
}

/** Reads the memory of an issue, and what people have written below it; null where they have changed the line. */
export function recallIssue(body: string): { readonly memory: IssueMemory; readonly below: string } | null {
	// What comes from a repository stands above ours and cannot take its place.
	const match = [...body.matchAll(PLACE)].at(-1);
	if (!match) return null;
	try {
		const memory = MEMORY.parse(JSON.parse(Buffer.from(match[1] ?? '', 'base64url').toString()));
		return { memory, below: body.slice(match.index + match[0].length) };
	} catch {
		return null;
	}
}

/** What has come and gone between two looks. */
export function changeBetween(before: IssueMemory, now: IssueMemory): ChangeSincePush {
	const beside = (some: IssueMemory, others: IssueMemory): readonly string[] => {
		const known = new Set(others.found.map(([key]) => key));
		return some.found.filter(([key]) => !known.has(key)).map(([, subject]) => subject);
	};
	return { settled: beside(before, now), added: beside(now, before) };
}
