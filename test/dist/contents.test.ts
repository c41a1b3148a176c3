import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

const PACKAGE = z.object({ bin: z.record(z.string(), z.string()) });
const ACTION = z.object({ runs: z.object({ main: z.string() }) });

/** The paths of all files under a directory, relative to it. */
function list(directory: string): readonly string[] {
	return readdirSync(directory, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(directory, join(entry.parentPath, entry.name)))
		.sort();
}

const files = list(dist);
const scripts = files.filter((file) => /\.c?js$/.test(file));
/** Made from the sources; the other scripts are copied from packages. */
const bundles = ['bot.js', 'cli.js', 'engine/dump-worker.js', 'engine/worker.js', 'index.js'];
const read = (file: string): string => readFileSync(join(dist, file), 'utf8');
const readRoot = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('dist', () => {
	it('has what action.yml and package.json start, and can start it', () => {
		const { bin } = PACKAGE.parse(JSON.parse(readRoot('package.json')));
		const { runs } = ACTION.parse(parse(readRoot('action.yml')));
		expect([runs.main, ...Object.values(bin)]).toEqual(['dist/index.js', 'dist/cli.js']);
		expect(files).toEqual(expect.arrayContaining(['index.js', 'cli.js']));
		expect(read('cli.js')).toMatch(/^#!\/usr\/bin\/env node\n/);
		expect(statSync(join(dist, 'cli.js')).mode & 0o111).not.toBe(0);
	});

	it('says that its scripts are modules, whatever stands in the directories around it', () => {
		expect(JSON.parse(read('package.json'))).toEqual({ type: 'module' });
	});

	it.each(['templates', 'presets'])('has the %s as they are', (folder) => {
		const names = list(join(root, folder)).map((name) => join(folder, name));
		expect(names.length).toBeGreaterThan(0);
		expect(files.filter((file) => file.startsWith(`${folder}/`))).toEqual(names);
		for (const name of names) expect(read(name)).toBe(readRoot(name));
	});

	it('keeps WebAssembly packed, and is small enough to be fetched by every job', () => {
		const packed = files.filter((file) => file.endsWith('.wasm.gz'));
		expect(packed).toEqual(['engine/pglite.wasm.gz', 'parser/libpg-query.wasm.gz']);
		// The module that runs pg_dump reads its own by itself, and only as it is.
		expect(files.filter((file) => file.endsWith('.wasm'))).toEqual(['engine/pg-dump/pg_dump.wasm']);
		for (const file of packed) {
			const unpacked = gunzipSync(readFileSync(join(dist, file)));
			expect(unpacked.subarray(0, 4).toString('latin1')).toBe('\0asm');
		}
		const size = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
		expect(size).toBeLessThan(32 * 2 ** 20);
	});

	it.each(bundles)('names no place of the machine that built it in %s', (file) => {
		// Where a module came from, as the bundler notes above it, is read by nobody.
		const code = read(file).replaceAll(/^(?:;?\/\/ [A-Z ]+|var node_modules_\w+).*$/gm, '');
		const places =
			/.{0,40}(?:\/home\/|\/root\/|\/Users\/|node_modules\/|build\/emitted|file:\/\/\/\w).{0,40}/g;
		expect(code.match(places)).toBeNull();
	});

	it('takes nothing from elsewhere than Node and its own files', () => {
		const statement = /(?:^|;)(?:import|export)\b[^;'"()]*?["'](\S+?)["']/gm;
		const required = /createRequire\(import\.meta\.url\)\("(.+?)"\)/g;
		const imports = scripts.flatMap((file) =>
			[...read(file).matchAll(statement), ...read(file).matchAll(required)].map(
				([, specifier = '']) => [file, specifier] as const,
			),
		);
		expect(imports.length).toBeGreaterThan(50);
		const missing = imports.filter(([file, specifier]) =>
			specifier.startsWith('.') ? !files.includes(join(dirname(file), specifier)) : !isBuiltin(specifier),
		);
		expect(missing).toEqual([]);
	});
});

describe('licenses.txt', () => {
	const licenses = read('licenses.txt');

	it('has every package that the sources import', () => {
		const sources = list(join(root, 'src')).map((file) => readRoot(join('src', file)));
		const packages = new Set(
			sources.flatMap((source) =>
				[...source.matchAll(/^(?:import|\}) (?!type).*from '(@[\w-]+\/[\w-]+|[\w-]+)/gm)].map(
					([, name = '']) => name,
				),
			),
		);
		packages.delete('node');
		expect(packages.size).toBeGreaterThan(10);
		for (const name of packages) expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
	});

	it('has every package that the bundles name', () => {
		const code = bundles.map(read).join('\n');
		const named = code.matchAll(/^;?\/\/ .*\/node_modules\/(@[\w-]+\/[\w-]+|[\w-]+)\//gm);
		const packages = new Set([...named].map(([, name = '']) => name));
		expect(packages.size).toBeGreaterThan(20);
		for (const name of packages) expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
	});

	it('has a text for each, of the libraries inside the WebAssembly files too', () => {
		const parts = licenses.split(/^={80}\n/m).slice(1);
		for (const part of parts) {
			const [names = '', ...text] = part.split('\n\n');
			expect(text.join('\n\n'), names).toMatch(/copyright|\(c\)|licen[cs]e/i);
		}
		const names = parts.map((part) => part.split('\n')[0]);
		for (const library of list(join(root, 'scripts/licenses'))) {
			expect(names).toContain(library.replace('.txt', ''));
		}
	});
});
