import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { build } from './build.ts';

const committed = resolve(import.meta.dirname, '../dist');

async function digest(directory: string): Promise<Map<string, string>> {
	const entries = await readdir(directory, { recursive: true, withFileTypes: true });
	const digests = new Map<string, string>();
	for (const entry of entries.filter((one) => one.isFile())) {
		const path = join(entry.parentPath, entry.name);
		digests.set(
			relative(directory, path),
			createHash('sha256')
				.update(await readFile(path))
				.digest('hex'),
		);
	}
	return digests;
}

/** Rebuilds the distribution elsewhere and names every file that is not what is committed. */
async function checkDist(): Promise<readonly string[]> {
	const directory = await mkdtemp(join(tmpdir(), 'database-spec-dist-'));
	try {
		await build(directory);
		const [rebuilt, present] = [await digest(directory), await digest(committed)];
		const names = [...new Set([...rebuilt.keys(), ...present.keys()])].sort();
		return names.filter((name) => rebuilt.get(name) !== present.get(name));
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}

const different = await checkDist();
if (different.length) {
	process.stderr.write(
		`dist/ is not what \`npm run build\` makes:\n${different.map((name) => `  ${name}\n`).join('')}`,
	);
	process.exitCode = 1;
} else {
	process.stdout.write('dist/ is what the source builds\n');
}
