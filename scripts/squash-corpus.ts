import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { postgres } from '../src/dialects/postgres/postgres.ts';
import { makeSquash } from '../src/history/squash/make-squash.ts';
import type { Squash } from '../src/history/squash/squash.ts';
import { loadProject } from '../src/project/load-project.ts';
import { findGitDirectory, readManifest } from './corpus/manifest.ts';
import { configOf, openHistory } from './corpus/open-history.ts';

const USAGE =
	'usage: node scripts/squash-corpus.ts MANIFEST FOLDER [--only NAME,NAME] [--range whole|FROM-END]\n';

/** The ranges of a history that are squashed: the whole, its halves, its middle, its last five. */
function rangesOf(total: number): ReadonlyMap<string, { readonly first: number; readonly end: number }> {
	const half = Math.floor(total / 2);
	const third = Math.floor(total / 3);
	return new Map([
		['whole', { first: 0, end: total }],
		['first half', { first: 0, end: half }],
		['second half', { first: half, end: total }],
		['middle', { first: third, end: 2 * third }],
		['last 5', { first: Math.max(total - 5, 0), end: total }],
		['single', { first: total - 1, end: total }],
	]);
}

function describe(squash: Squash): string {
	const folds = squash.folds.map(
		({ migrations, statements, way }) => `${migrations.length} → ${statements.length} statements (${way})`,
	);
	const { proof } = squash;
	const proven = proof
		? `proven: ${proof.entries} entries, ${proof.rows} rows, ${proof.madeUp} made up, on rows of ${proof.onRows ?? '-'} tables ${proof.withoutRows ?? ''}`
		: 'nothing folded';
	const left = squash.left.map(({ path, line, reason }) => `\n      left ${path}:${line ?? ''} ${reason}`);
	return `${folds.join(', ')}; ${proven}${left.join('')}`;
}

async function main(): Promise<number> {
	const { positionals, values } = parseArgs({
		allowPositionals: true,
		options: { only: { type: 'string' }, range: { type: 'string' } },
	});
	const [manifest, folder] = positionals.map((path) => resolve(path));
	if (manifest === undefined || folder === undefined) {
		process.stderr.write(USAGE);
		return 2;
	}
	const only = values.only?.split(',');
	for (const entry of (await readManifest(manifest)).filter(({ name }) => only?.includes(name) ?? true)) {
		const gitDirectory = findGitDirectory(folder, entry.repository);
		if (gitDirectory === null) continue;
		const database = configOf(entry).databases[0]!;
		const source = await openHistory(gitDirectory, entry, database);
		const { history } = await loadProject(source, database);
		const load = async (state: typeof source) => (await loadProject(state, database)).history;
		process.stdout.write(`${entry.name} (${history.layout}, ${history.migrations.length} migrations)\n`);
		for (const [name, range] of rangesOf(history.migrations.length)) {
			if (values.range !== undefined && values.range !== name) continue;
			const started = performance.now();
			const outcome = await makeSquash({
				dialect: postgres,
				history,
				limits: database.limits,
				source,
				range,
				fixed: [],
				load,
			})
				.then(describe)
				.catch((error: unknown) => `stopped: ${error instanceof Error ? error.stack : String(error)}`);
			const seconds = ((performance.now() - started) / 1000).toFixed(1);
			process.stdout.write(`  ${name}: ${outcome} [${seconds} s]\n`);
		}
	}
	return 0;
}

process.exitCode = await main();
