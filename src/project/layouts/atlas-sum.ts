import { createHash } from 'node:crypto';
import type { LedgerEntry } from '../project.ts';
import { firstDirective } from './atlas-directives.ts';
import { baseName } from './names.ts';

/**
 * What is wrong with an `atlas.sum`: for each file a hash over the names and contents of all files up to it, and a hash
 * over those; `texts` are the files' in their order.
 */
export function checkAtlasSum(
	path: string,
	sum: string,
	files: readonly string[],
	texts: readonly string[],
): readonly LedgerEntry[] {
	const listed = new Map<string, { readonly hash: string; readonly line: number }>();
	const [total = '', ...lines] = sum.split(/\r?\n/);
	for (const [index, line] of lines.entries()) {
		const [, name, hash] = /^(.*?)\s*h1:(\S+)$/.exec(line) ?? [];
		if (name !== undefined && hash !== undefined) listed.set(name, { hash, line: index + 2 });
	}
	const chain = hashChain(files, texts);
	const known = new Set(chain.map(({ name }) => name));
	const entry = (message: string, file: string, line: number | null): LedgerEntry[] => [
		{
			kind: 'not-understood',
			message: `${message} Atlas refuses to run this directory; it is replayed all the same.`,
			file,
			line,
		},
	];
	const gone = [...listed].filter(([name]) => !known.has(name));
	const wrong = chain.findIndex(({ name, hash }) => listed.get(name)?.hash !== hash);
	const first = chain[wrong];
	const entries = gone.flatMap(([name, { line }]) =>
		entry(`${name} is listed in atlas.sum and is not there:`, path, line),
	);
	// Each hash holds the ones before it, so that only the first difference tells anything.
	if (first) {
		const what = listed.has(first.name)
			? 'The file, or one before it that was added or taken away, is not as atlas.sum has it:'
			: 'The file is not in atlas.sum:';
		return [...entries, ...entry(what, first.path, null)];
	}
	if (entries.length > 0 || total === `h1:${hashOf(chain.flatMap(({ name, hash }) => [name, hash]))}`) {
		return entries;
	}
	return entry('The first line of atlas.sum does not fit the others:', path, 1);
}

/** The text of an `atlas.sum` for these files, whose `texts` are in their order. */
export function hashAtlasFiles(files: readonly string[], texts: readonly string[]): string {
	const chain = hashChain(files, texts);
	const total = hashOf(chain.flatMap(({ name, hash }) => [name, hash]));
	return [`h1:${total}`, ...chain.map(({ name, hash }) => `${name} h1:${hash}`), ''].join('\n');
}

interface Link {
	readonly path: string;
	readonly name: string;
	/** In base64. */
	readonly hash: string;
}

function hashChain(files: readonly string[], texts: readonly string[]): readonly Link[] {
	const running = createHash('sha256');
	return files.flatMap((path, index): readonly Link[] => {
		const [name, text = ''] = [baseName(path), texts[index]];
		running.update(name);
		if (firstDirective(text, 'sum')?.trim() === 'ignore') return [];
		running.update(text);
		return [{ path, name, hash: running.copy().digest('base64') }];
	});
}

function hashOf(parts: readonly string[]): string {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(part);
	return hash.digest('base64');
}
