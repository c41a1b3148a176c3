import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRepository } from '../src/commands/check.ts';
import { generateRepository } from '../src/commands/generate.ts';
import type { RunSettings } from '../src/commands/run-input.ts';
import { loadProject } from '../src/project/load-project.ts';
import type { FileSource, Migration } from '../src/project/project.ts';
import { openDirectoryStore } from '../src/replay/checkpoints/directory-store.ts';
import { findGitDirectory, type HistoryEntry, readManifest } from './corpus/manifest.ts';
import { configOf, openHistory } from './corpus/open-history.ts';

/** Checks of a pull request that adds a history's last migration, in seconds of all processors. */
interface Measured {
	readonly without: number;
	/** Of the merge base, as its branch checks it, into an empty directory. */
	readonly filling: number;
	/** The pull request's first push, its next one that leaves the migrations alone, and a pull request with no migration. */
	readonly first: number;
	readonly next: number;
	readonly unchanged: number;
	/** Whether all reports are the same with and without. */
	readonly isSame: boolean;
}

/** The files without some migrations, and with a document. */
function without(
	source: FileSource,
	migrations: readonly Migration[],
	document: string,
	text: string | null,
): FileSource {
	const hidden = new Set(migrations.flatMap(({ path, down }) => [path, ...(down ? [down.path] : [])]));
	return {
		...source,
		list: async (directory) => (await source.list(directory)).filter((path) => !hidden.has(path)),
		read: async (path) => (path === document ? text : hidden.has(path) ? null : source.read(path)),
	};
}

async function measure(folder: string, entry: HistoryEntry): Promise<Measured> {
	const config = configOf(entry);
	const { databases } = config;
	const [database] = databases;
	const source = await openHistory(findGitDirectory(folder, entry.repository) ?? '', entry, database!);
	const { migrations } = (await loadProject(source, database!)).history;
	const added = migrations.slice(-1);
	const path = database!.document;
	const common = { configFile: null, overrides: {}, database: null, databaseUrl: null, isFork: false };
	const settings: RunSettings = { ...common, defaultName: entry.name };
	const repository = (head: FileSource) => ({ head, hasWorkingTree: false, config, databases });
	const [generated] = await generateRepository(repository(without(source, added, path, null)), settings);
	const text = generated?.files.find((file) => file.path === path)?.text ?? null;
	const base = without(source, added, path, text);
	const head = without(source, [], path, text);
	const directory = await mkdtemp(join(tmpdir(), 'database-spec-cache-'));
	try {
		const checkpoints = await openDirectoryStore(directory);
		const check = async (at: FileSource, kept: Partial<RunSettings>) => {
			const before = process.cpuUsage();
			const { report } = await checkRepository(repository(at), base, { ...settings, ...kept });
			const { user, system } = process.cpuUsage(before);
			return { json: JSON.stringify(report), seconds: (user + system) / 1e6 };
		};
		// The first one of a process also loads what all later ones have.
		await check(head, {});
		const plain = await check(head, {});
		const filling = await check(base, { checkpoints });
		const first = await check(head, { checkpoints });
		const next = await check(head, { checkpoints });
		const unchanged = await check(base, { checkpoints });
		return {
			...{ without: plain.seconds, filling: filling.seconds },
			...{ first: first.seconds, next: next.seconds, unchanged: unchanged.seconds },
			isSame: [first, next].every(({ json }) => json === plain.json) && unchanged.json === filling.json,
		};
	} finally {
		await rm(directory, { recursive: true, force: true });
	}
}

const [folder = '', ...names] = process.argv.slice(2);
const manifest = await readManifest(join(import.meta.dirname, 'corpora.json'));
process.stdout.write(
	'| history | without | filling it | first push | ratio | next push | ratio | no migration | ratio | same reports |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---|\n',
);
for (const entry of manifest.filter(({ name }) => names.includes(name))) {
	const { without: plain, filling, first, next, unchanged, isSame } = await measure(folder, entry);
	const cells = [first, next, unchanged].map(
		(seconds) => `${seconds.toFixed(1)} s | ${(seconds / plain).toFixed(2)}`,
	);
	process.stdout.write(
		`| ${entry.name} | ${plain.toFixed(1)} s | ${filling.toFixed(1)} s | ${cells.join(' | ')} | ${isSame ? 'yes' : 'NO'} |\n`,
	);
	if (!isSame) process.exitCode = 1;
}
