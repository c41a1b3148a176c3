import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compress } from './build-engine.ts';

const packageDirectory = dirname(createRequire(import.meta.url).resolve('libpg-query'));

const LOAD = 'PgQueryModule().then(';
const LOAD_PACKED = `PgQueryModule({
    instantiateWasm(imports, done) {
        const packed = readFileSync(new URL('./libpg-query.wasm.gz', import.meta.url));
        WebAssembly.instantiate(gunzipSync(packed), imports).then(({ instance }) => done(instance));
    },
}).then(`;
const IMPORTS = "import { readFileSync } from 'node:fs';\nimport { gunzipSync } from 'node:zlib';\n";

/** Writes the SQL parser with its WebAssembly gzipped, and its loader changed to read that. */
export async function buildParser(directory: string): Promise<void> {
	await mkdir(directory, { recursive: true });
	const index = await readFile(join(packageDirectory, 'index.js'), 'utf8');
	if (!index.includes(LOAD) || !index.includes('export * from "@pgsql/types";')) {
		throw new Error('libpg-query loads its module in another way than this build knows');
	}
	// The re-exported package holds types alone, and is not shipped.
	// Its script is CommonJS, which a directory of modules must be told.
	const loader = index
		.replace('export * from "@pgsql/types";\n', '')
		.replace("from './libpg-query.js'", "from './libpg-query.cjs'")
		.replace(LOAD, LOAD_PACKED);
	await writeFile(join(directory, 'index.js'), `${IMPORTS}${loader}`);
	await writeFile(
		join(directory, 'libpg-query.cjs'),
		await readFile(join(packageDirectory, 'libpg-query.js')),
	);
	const wasm = await readFile(join(packageDirectory, 'libpg-query.wasm'));
	await writeFile(join(directory, 'libpg-query.wasm.gz'), compress(wasm));
}
