import { type Squashed, squash } from '../commands/squash.ts';
import { UserError } from '../errors.ts';
import { isBareRepository } from '../project/sources/git-commits.ts';
import { writeAll } from '../project/sources/write-all.ts';
import { inOrder } from '../report/formats/json.ts';
import { squashMarkdown } from '../report/squash/markdown.ts';
import { isSquashed } from '../report/squash/squash-report.ts';
import { squashSql, squashText } from '../report/squash/text.ts';
import { type CommonFlags, runInput } from './command-line.ts';
import { progressLine } from './progress-line.ts';
import { print, printable, requireDirectory } from './run-commands.ts';

/** What `squash` is told beside the common flags. */
export interface SquashFlags extends CommonFlags {
	readonly from?: string;
	readonly to?: string;
	readonly pullRequest?: true;
	readonly base?: string;
	readonly write?: true;
	readonly format: 'text' | 'markdown' | 'json';
	readonly output?: string;
}

/** `squash`: prints the folded migration, or writes it to the files; 1 when nothing could be folded. */
export async function runSquash(flags: SquashFlags): Promise<number> {
	requireOneRange(flags);
	await requireDirectory(flags.output);
	const input = await runInput(flags);
	if (flags.write && (await isBareRepository(input.cwd))) {
		throw new UserError('load', 'this repository is bare: there is no working tree to write to', {
			hint: 'Run it in a clone with a working tree, or leave out --write.',
		});
	}
	const { from = null, to = null, base = null } = flags;
	const squashed = await progressLine((onProgress) => squash({ ...input, from, to, base, onProgress }));
	if (flags.write) await writeAll(input.cwd, squashed.edits);
	await show(squashed, flags);
	return isSquashed(squashed.report) ? 0 : 1;
}

function requireOneRange({ from, to, pullRequest, base }: SquashFlags): void {
	const isNamed = from !== undefined || to !== undefined;
	if (isNamed && (pullRequest || base !== undefined)) {
		throw new UserError('config', 'a range is given by names or by a merge base, not by both', {
			hint: 'Use --from and --to, or --pull-request with --base.',
		});
	}
	if (pullRequest && base === undefined) {
		throw new UserError('config', '--pull-request needs to know what the branch was made from', {
			hint: 'Add --base REF, such as --base origin/main.',
		});
	}
}

/** In text the SQL, or what was written, can be piped on; the proof is told beside it. */
async function show({ report, edits }: Squashed, { format, output, write }: SquashFlags): Promise<void> {
	if (format === 'markdown') return print(squashMarkdown(report), output);
	if (format === 'json')
		return print(`${JSON.stringify(report, (_, value: unknown) => inOrder(value), 2)}\n`, output);
	const lines = edits.map(({ path, text }) => printable(`${path} ${text === null ? 'removed' : 'written'}`));
	await print(write ? lines.join('') : squashSql(report), output);
	process.stderr.write(squashText(report).map(printable).join(''));
}
