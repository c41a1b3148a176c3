import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitPatch } from '../../compare/git-patch.ts';
import { writeInside } from '../../project/sources/write-file.ts';
import { count } from '../../report/words/count.ts';
import type { Deliver } from './delivery.ts';

/** Hands over in a directory that a later step uploads; nothing is written to GitHub, and nothing to the checkout. */
export const writeArtifact: Deliver = async ({ run, generated, changes }) => {
	const directory = join(run.temporaryDirectory, 'auggie-database-spec', 'generated');
	await mkdir(directory, { recursive: true });
	const files = generated.flatMap((each) => each.files);
	for (const { path, text } of files) if (text !== null) await writeInside(directory, path, text);
	const patch = gitPatch(changes);
	const patchFile = join(directory, 'specification.patch');
	if (patch !== '') await writeFile(patchFile, patch);
	return {
		words: `${count(files.length, ['file is', 'files are'])} in \`${directory}\`.`,
		page: null,
		outputs: { directory, patch: patch === '' ? '' : patchFile },
	};
};
