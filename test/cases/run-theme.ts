import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CliResult, runCli } from '../support/run-cli.ts';
import { fillRepository, makeRepository, type Repository } from './repository.ts';

/**
 * Makes one test of each folder of a theme: the commands of its `commands.txt`, one a line, run in its repository, and
 * what they print is what `expected/transcript.txt` says. `prepare` adds what all of them need. `cat FILE` prints a file that they wrote.
 */
export function runTheme(theme: string, prepare?: (repository: Repository) => void): void {
	const leaves = readdirSync(theme, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	describe('the command line prints what is expected', () => {
		it.each(leaves.map(({ name }) => name).sort())('%s', async (leaf) => {
			const folder = join(theme, leaf);
			const repository = makeRepository();
			try {
				fillRepository(repository, folder);
				prepare?.(repository);
				const commands = readFileSync(join(folder, 'commands.txt'), 'utf8').trim().split('\n');
				const parts: string[] = [];
				for (const command of commands) parts.push(await transcribe(repository, command));
				await expect(parts.join('\n')).toMatchFileSnapshot(join(folder, 'expected/transcript.txt'));
			} finally {
				repository.remove();
			}
		});
	});
}

async function transcribe(repository: Repository, command: string): Promise<string> {
	const [program, ...args] = wordsOf(command);
	if (program === 'cat') return `$ ${command}\n${readFileSync(join(repository.path, args[0] ?? ''), 'utf8')}`;
	const result = await runCli(repository.path, args);
	return `$ ${command}\n${formatResult(result, repository)}`;
}

/** A command's words as a shell would take them apart, as far as double quotes go. */
function wordsOf(command: string): readonly string[] {
	return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** What a run printed, for a file that people read: the machine's own paths are called `/somewhere`. */
export function formatResult({ status, stdout, stderr }: CliResult, { path }: Repository): string {
	const text = [
		stdout,
		...(stderr === '' ? [] : [`--- stderr\n${stderr}`]),
		`--- exit status ${status}\n`,
	].join('');
	return text.replaceAll(path, '/somewhere/shop');
}
