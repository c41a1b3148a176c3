import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import ncc from '@vercel/ncc';
import { buildEngine } from './build-engine.ts';
import { buildParser } from './build-parser.ts';

const root = resolve(import.meta.dirname, '..');

/** What each file of the distribution starts with; the engine's worker is beside the engine. */
const ENTRIES = { 'index.js': 'action', 'cli.js': 'cli', 'engine/worker.js': 'engine-worker' } as const;

/** Builds the whole distribution into a directory: bundles, templates, the engine's and the parser's files. */
export async function build(directory: string): Promise<void> {
	await rm(directory, { recursive: true, force: true });
	await mkdir(directory, { recursive: true });
	await buildEngine(join(directory, 'engine'));
	await buildParser(join(directory, 'parser'));
	await cp(join(root, 'templates'), join(directory, 'templates'), { recursive: true });
	await writeFile(join(directory, 'package.json'), '{ "type": "module" }\n');
	// Inside the checkout, so that the emitted files find node_modules.
	const emitted = await mkdtemp(join(root, 'build-'));
	try {
		const compiler = join(root, 'node_modules', '.bin', 'tsc');
		execFileSync(compiler, ['-p', 'tsconfig.build.json', '--outDir', emitted], {
			cwd: root,
			stdio: 'inherit',
		});
		await writeFile(join(emitted, 'package.json'), '{ "type": "module" }\n');
		for (const [file, entry] of Object.entries(ENTRIES)) {
			await bundle(join(emitted, 'src', 'entry', `${entry}.js`), join(directory, file), emitted);
		}
	} finally {
		await rm(emitted, { recursive: true, force: true });
	}
}

async function bundle(entry: string, output: string, emitted: string): Promise<void> {
	const { code, assets } = await ncc(entry, {
		esm: true,
		cache: false,
		minify: false,
		quiet: true,
		externals: {
			'@electric-sql/pglite': './pglite/index.js',
			'libpg-query': './parser/index.js',
		},
	});
	const extra = Object.keys(assets).filter((name) => name !== 'package.json');
	if (extra.length)
		throw new Error(`${entry}: the bundler made files that nothing expects: ${extra.join(', ')}`);
	await mkdir(dirname(output), { recursive: true });
	await writeFile(output, code.replaceAll(emitted, '').replaceAll(root, ''));
}

if (import.meta.main) {
	const directory = resolve(process.argv[2] ?? join(root, 'dist'));
	// The engine is made in a process whose clock is pinned; leftovers of an interrupted build are swept first.
	for (const name of await readdir(root))
		if (/^build-\w{6}$/.test(name)) await rm(join(root, name), { recursive: true });
	await build(directory);
	process.stdout.write(
		`${directory}: ${(await readFile(join(directory, 'cli.js'))).length} bytes of command line\n`,
	);
}
