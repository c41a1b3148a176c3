import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { HistoryResult } from './corpus/history-result.ts';
import { type Judged, judge } from './corpus/judge.ts';
import { findGitDirectory, type HistoryEntry, readManifest } from './corpus/manifest.ts';
import type { Measured } from './corpus/measure-history.ts';
import { formatDetails, formatRow, TABLE_HEAD } from './corpus/table.ts';

const USAGE = 'usage: npm run corpus -- MANIFEST FOLDER [--only NAME,NAME] [--json FILE]\n';

/** Measures one history in a process of its own, so that its memory is its own. */
async function measureApart(folder: string, entry: HistoryEntry): Promise<HistoryResult> {
	const gitDirectory = findGitDirectory(folder, entry.repository);
	if (gitDirectory === null) {
		return { kind: 'failed', code: null, message: `not in ${folder}`, seconds: 0, megabytes: 0 };
	}
	const child = fork(join(import.meta.dirname, 'corpus/measure-history.ts'), { stdio: 'inherit' });
	child.send({ entry, gitDirectory } satisfies Measured);
	const ended = once(child, 'exit').then(([status]): HistoryResult => {
		const message = `the process ended with ${status} and no result`;
		return { kind: 'failed', code: null, message, seconds: 0, megabytes: 0 };
	});
	const answered = once(child, 'message').then(([result]) => result as HistoryResult);
	return Promise.race([answered, ended]);
}

async function main(): Promise<number> {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { only: { type: 'string' }, json: { type: 'string' } },
	});
	const [manifest, folder] = positionals.map((path) => resolve(path));
	if (manifest === undefined || folder === undefined || positionals.length > 2) {
		process.stderr.write(USAGE);
		return 2;
	}
	const only = values.only?.split(',');
	const entries = (await readManifest(manifest)).filter(({ name }) => only?.includes(name) ?? true);
	const judged: Judged[] = [];
	process.stdout.write(TABLE_HEAD);
	for (const entry of entries) {
		const one = judge(entry, await measureApart(folder, entry));
		judged.push(one);
		process.stdout.write(formatRow(one));
	}
	process.stdout.write(judged.map(formatDetails).join(''));
	if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(judged, null, '\t')}\n`);
	return judged.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

process.exitCode = await main();
