import { relative, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import type { GivenFile } from '../commands/lint/read-tasks.ts';
import { lint } from '../commands/lint.ts';
import { UserError } from '../errors.ts';
import { BASELINE_FILE } from '../lint/suppressions/baseline.ts';
import { isBareRepository } from '../project/sources/git-commits.ts';
import { writeInside } from '../project/sources/write-file.ts';
import type { FormatName } from '../report/formats/index.ts';
import { count } from '../report/words/count.ts';
import { type CommonFlags, runInput } from './command-line.ts';
import { progressLine } from './progress-line.ts';
import { requireDirectory, showReport } from './run-commands.ts';

/** What `lint` is told. */
export interface LintFlags extends CommonFlags {
	readonly base?: string;
	readonly format: FormatName;
	readonly output?: string;
	readonly failOn?: string;
	readonly stdinName?: string;
	readonly writeBaseline?: true;
}

/** `lint`: prints what the rules say about files, or about the migrations of the history; gives the exit status. */
export async function runLint(paths: readonly string[], flags: LintFlags): Promise<number> {
	await requireDirectory(flags.output);
	requireSense(paths, flags);
	const input = await runInput(flags, flags.failOn ? { failOn: flags.failOn } : {});
	const files =
		paths.length === 0 ? null : await Promise.all(paths.map((path) => given(path, input.cwd, flags)));
	const writesBaseline = flags.writeBaseline === true;
	if (writesBaseline && (await isBareRepository(input.cwd))) {
		throw new UserError('config', 'a bare repository has no place for a baseline', {
			hint: 'Run it in a working tree.',
		});
	}
	const linted = await progressLine((onProgress) =>
		lint({ ...input, base: flags.base ?? null, files, writesBaseline, onProgress }),
	);
	if (!linted.baseline || linted.report.verdict === 'error') return showReport(linted, flags);
	await writeInside(input.cwd, BASELINE_FILE, linted.baseline.text);
	process.stdout.write(`${BASELINE_FILE} knows ${count(linted.baseline.count, ['finding', 'findings'])}\n`);
	return 0;
}

function requireSense(paths: readonly string[], { base, stdinName }: LintFlags): void {
	if (base !== undefined && paths.length > 0) {
		throw new UserError('config', 'files and --base cannot be given at once', {
			hint: 'Name files, or judge what has come since --base.',
		});
	}
	if (stdinName !== undefined && !paths.includes('-')) {
		throw new UserError('config', '--stdin-name is for standard input', {
			hint: 'Give `-` as the file to read from there.',
		});
	}
}

async function given(path: string, cwd: string, { stdinName }: LintFlags): Promise<GivenFile> {
	const fromStdin = path === '-';
	const named = fromStdin ? (stdinName ?? 'stdin.sql') : path;
	const inside = relative(cwd, resolve(cwd, named)).split(sep).join('/');
	const isInside = inside !== '' && inside !== '..' && !inside.startsWith('../');
	if (fromStdin) return { path: isInside ? inside : named, outside: null, text: await readInput() };
	return { path: isInside ? inside : named, outside: isInside ? null : resolve(cwd, named), text: null };
}

/** A text that is no UTF-8 is told by the signs that stand in for what could not be read. */
async function readInput(): Promise<string> {
	const read = await text(process.stdin);
	if (!read.includes('\uFFFD') && !read.includes('\0')) return read;
	throw new UserError('load', 'The standard input is not UTF-8 text.', {
		hint: 'Send the text of a SQL file.',
	});
}
