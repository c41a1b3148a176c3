import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from '../commands/generate.ts';
import type { RunInput } from '../commands/run-input.ts';
import { type FileChange, gitPatch } from '../compare/git-patch.ts';
import { UserError } from '../errors.ts';
import type { Report } from '../report/report.ts';
import { listFileChanges } from './file-changes.ts';

/** True where generating would change the specification, as far as a report tells. */
export function isMendable({ databases }: Report): boolean {
	if (databases.some(({ stopped }) => stopped)) return false;
	return databases.some(
		({ documentDiff, findings }) =>
			documentDiff !== '' || findings.some(({ code }) => code === 'specification/missing'),
	);
}

/**
 * Generates the specification of a directory anew and writes what that changes as `specification.patch`, which
 * `git apply` takes at the root of the repository; nothing in the directory itself is touched. Gives the patch's path;
 * null where nothing changes or nothing can be generated.
 */
export async function writePatch(input: RunInput, temporaryDirectory: string): Promise<string | null> {
	const patch = gitPatch(await listChanges(input));
	if (patch === '') return null;
	const directory = join(temporaryDirectory, 'auggie-database-spec');
	await mkdir(directory, { recursive: true });
	const file = join(directory, 'specification.patch');
	await writeFile(file, patch);
	return file;
}

async function listChanges(input: RunInput): Promise<readonly FileChange[]> {
	try {
		const generated = await generate(input);
		return await listFileChanges(
			input.cwd,
			generated.flatMap(({ files }) => files),
		);
	} catch (error) {
		// The check has said already what is wrong; a patch is only a help.
		if (error instanceof UserError) return [];
		throw error;
	}
}

/** What the summary of a fork's run says about the way out. */
export function mendingAdvice(hasPatch: boolean): string {
	const patch = hasPatch
		? '\n\nOr apply `specification.patch`, which this run has made and its artifact holds where the workflow keeps it:\n\n```sh\ngit apply specification.patch\n```'
		: '';
	return `### To settle it\n\nThis pull request comes from a fork, so nothing can be committed to its branch from here. In a clone of the fork run\n\n\`\`\`sh\nauggie-database-spec generate\n\`\`\`\n\nand commit what it writes.${patch}\n`;
}
