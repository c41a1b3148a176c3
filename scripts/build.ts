import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc, { type BundledModule } from '@vercel/ncc';
import { buildEngine } from './build-engine.ts';
import { buildParser } from './build-parser.ts';
import { makeLicenses } from './make-licenses.ts';

const root = resolve(import.meta.dirname, '..');

/** What each file of the distribution starts with; the engine's worker is beside the engine. */
const ENTRIES = {
	'index.js': 'action',
	'cli.js': 'cli',
	'bot.js': 'bot',
	'engine/worker.js': 'engine-worker',
	'engine/dump-worker.js': 'dump-worker',
} as const;

/** What the bundler lays beside a bundle and nothing loads: the workers are for log transports, of which there are none. */
const LEFT_OUT = ['package.json', 'worker.js', 'worker1.js', 'file.js'];

const PGLITE = '@electric-sql/pglite';
const PG_DUMP = '@electric-sql/pglite-tools/pg_dump';

/** Packages that are copied as files, and what the bundles import in their place. */
const COPIED = {
	[PGLITE]: './pglite/index.js',
	[PG_DUMP]: './pg-dump/pg_dump.js',
	'@viz-js/viz': './graphviz/index.js',
	'libpg-query': './parser/index.js',
} as const;

/** The same for bundles above the engine's directory. */
const ABOVE = { [PGLITE]: './engine/pglite/index.js', [PG_DUMP]: './engine/pg-dump/pg_dump.js' };

/** Builds the whole distribution into a directory: bundles, templates, the engine's and the parser's files, licenses. */
export async function build(directory: string): Promise<void> {
	await rm(directory, { recursive: true, force: true });
	await mkdir(directory, { recursive: true });
	await buildEngine(join(directory, 'engine'));
	await buildParser(join(directory, 'parser'));
	await copyPgDump(join(directory, 'engine', 'pg-dump'));
	// One file that holds its WebAssembly; only what draws a picture loads it.
	await cp(fileURLToPath(import.meta.resolve('@viz-js/viz')), join(directory, 'graphviz', 'index.js'));
	for (const folder of ['templates', 'presets']) {
		await cp(join(root, folder), join(directory, folder), { recursive: true });
	}
	await writeFile(join(directory, 'package.json'), '{ "type": "module" }\n');
	const packages = await buildBundles(directory);
	for (const name of Object.keys(COPIED)) packages.add(packageDirectory(name));
	await writeFile(join(directory, 'licenses.txt'), await makeLicenses(packages));
}

/** The module that runs pg_dump, with its WebAssembly beside it; only what proves a squash loads it. */
async function copyPgDump(directory: string): Promise<void> {
	const source = dirname(fileURLToPath(import.meta.resolve(PG_DUMP)));
	await mkdir(directory, { recursive: true });
	const entry = await readFile(join(source, 'pg_dump.js'), 'utf8');
	const [, chunk = ''] = /from\s*["']\.\/([\w-]+\.js)["']/.exec(entry) ?? [];
	for (const file of ['pg_dump.js', chunk]) {
		const code = await readFile(join(source, file), 'utf8');
		await writeFile(join(directory, file), code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'));
	}
	await cp(join(source, 'pg_dump.wasm'), join(directory, 'pg_dump.wasm'));
}

/** `@scope/name/part` → where the package stands. */
function packageDirectory(specifier: string): string {
	const parts = specifier.split('/');
	return join(root, 'node_modules', ...parts.slice(0, specifier.startsWith('@') ? 2 : 1));
}

/** Writes the bundles; gives the directories of the packages that are in them. */
async function buildBundles(directory: string): Promise<Set<string>> {
	const packages = new Set<string>();
	await mkdir(join(root, 'build'), { recursive: true });
	// Inside the checkout, so that the emitted files find node_modules.
	const emitted = await mkdtemp(join(root, 'build', 'emitted-'));
	const before = process.cwd();
	try {
		const compiler = join(root, 'node_modules', '.bin', 'tsc');
		execFileSync(compiler, ['-p', 'tsconfig.build.json', '--outDir', emitted], {
			cwd: root,
			stdio: 'inherit',
		});
		await writeFile(join(emitted, 'package.json'), '{ "type": "module" }\n');
		// The bundler reads one from where it runs.
		await writeFile(join(emitted, 'tsconfig.json'), '{}\n');
		// The bundler names and numbers modules by their paths from here, which must be the same in every checkout.
		process.chdir(emitted);
		for (const [file, entry] of Object.entries(ENTRIES)) {
			const { code, modules } = await bundle(join(emitted, 'src', 'entry', `${entry}.js`), dirname(file));
			await mkdir(dirname(join(directory, file)), { recursive: true });
			await writeFile(join(directory, file), code, { mode: code.startsWith('#!') ? 0o755 : 0o644 });
			for (const found of packageDirectories(modules)) packages.add(found);
		}
	} finally {
		process.chdir(before);
		await rm(emitted, { recursive: true, force: true });
	}
	return packages;
}

async function bundle(
	entry: string,
	folder: string,
): Promise<{ readonly code: string; readonly modules: readonly BundledModule[] }> {
	const { code, assets, stats } = await ncc(entry, {
		esm: true,
		cache: false,
		minify: false,
		quiet: true,
		// The engine's worker stands beside the engine, the others above it.
		externals: folder === '.' ? { ...COPIED, ...ABOVE } : COPIED,
	});
	const extra = Object.keys(assets).filter((name) => !LEFT_OUT.includes(name));
	if (extra.length)
		throw new Error(`${entry}: the bundler made files that nothing expects: ${extra.join(', ')}`);
	if (code.includes(`${root}/`)) throw new Error(`${entry}: the bundle names this machine's directories`);
	const { modules } = stats.toJson({ all: false, modules: true, nestedModules: true });
	return { code, modules };
}

function packageDirectories(modules: readonly BundledModule[]): readonly string[] {
	return modules.flatMap(({ nameForCondition, modules: inner = [] }) => {
		const [directory] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(nameForCondition ?? '') ?? [];
		return [...(directory ? [directory] : []), ...packageDirectories(inner)];
	});
}

if (import.meta.main) {
	const directory = resolve(process.argv[2] ?? join(root, 'dist'));
	await build(directory);
	process.stdout.write(`${directory}: built\n`);
}
