import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

const root = join(import.meta.dirname, '..');

type Program = ReturnType<typeof parseAst>;
type TopLevel = Program['body'][number];

/** Any node of a syntax tree, as far as it is looked at here. */
type Node = Readonly<Record<string, unknown>>;

interface SourceFile {
	/** Relative to the repository root, with forward slashes. */
	readonly path: string;
	readonly text: string;
	readonly program: Program;
	/** What it imports, re-exports or loads by `import()`; type imports included. */
	readonly imports: readonly string[];
}

function read(path: string): string {
	return readFileSync(join(root, path), 'utf8');
}

function listFiles(directory: string, ending: string): readonly string[] {
	return readdirSync(join(root, directory), { recursive: true, encoding: 'utf8' })
		.map((path) => join(directory, path).replaceAll('\\', '/'))
		.filter((path) => path.endsWith(ending))
		.sort();
}

const paths = listFiles('src', '.ts').filter((path) => !path.endsWith('.d.ts'));

const sources: readonly SourceFile[] = paths.map((path) => {
	const text = read(path);
	const program = parseAst(text, { lang: 'ts' }, path);
	return { path, text, program, imports: listImports(program) };
});

function listImports(program: Program): readonly string[] {
	const found: string[] = [];
	for (const node of walk(program)) {
		const from = node.source as { readonly value?: unknown } | null | undefined;
		if (from && typeof from.value === 'string') found.push(from.value);
	}
	return found;
}

/** The names in the first column of the table of rooms, top to bottom. */
const rooms = [...read('docs/architecture.md').matchAll(/^\| `([\w.-]+)\/?` \|/gm)].map(
	(match) => match[1] ?? '',
);

/** The room of `src/model/name.ts` is `model`, that of `src/errors.ts` is `errors.ts`. */
function roomOf(path: string): string {
	return path.split('/')[1] ?? '';
}

/** Every node below and including this one. */
function* walk(value: unknown): Generator<Node> {
	if (Array.isArray(value)) {
		for (const element of value) yield* walk(element);
		return;
	}
	if (typeof value !== 'object' || value === null) return;
	const node = value as Node;
	yield node;
	for (const child of Object.values(node)) yield* walk(child);
}

/** An import as a path from the repository root, or null for a package. */
function resolveImport(file: SourceFile, specifier: string): string | null {
	return specifier.startsWith('.')
		? normalize(join(dirname(file.path), specifier)).replaceAll('\\', '/')
		: null;
}

function nameOf(statement: TopLevel): string {
	const declaration = 'declaration' in statement ? statement.declaration : null;
	for (const node of walk(declaration)) {
		if (node.type === 'Identifier' && typeof node.name === 'string') return node.name;
	}
	return 'default';
}

describe('rooms', () => {
	it('are all in the table of docs/architecture.md, and the other way round', () => {
		expect([...new Set(sources.map((file) => roomOf(file.path)))].sort()).toEqual([...rooms].sort());
	});

	it('import only from rooms above them', () => {
		const wrong: string[] = [];
		for (const file of sources) {
			for (const specifier of file.imports) {
				const target = resolveImport(file, specifier);
				if (!target?.startsWith('src/')) continue;
				if (rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(file.path)))
					wrong.push(`${file.path} imports ${target}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it('import nothing of this repository that is outside src', () => {
		const wrong = sources.flatMap((file) =>
			file.imports
				.map((specifier) => resolveImport(file, specifier))
				.filter((target) => target !== null && !target.startsWith('src/') && !target.endsWith('.json'))
				.map((target) => `${file.path} imports ${target}`),
		);
		expect(wrong).toEqual([]);
	});

	it.each([
		['libpg-query', ['src/sql/']],
		['@pgsql/', ['src/sql/']],
		['@electric-sql/', ['src/dialects/postgres/engine/']],
		['pg', ['src/dialects/postgres/engine/']],
		['handlebars', ['src/specification/']],
		['@viz-js/viz', ['src/specification/picture/graphviz.ts']],
		['diff', ['src/compare/']],
		['octokit', ['src/github/', 'src/entry/']],
		['@octokit/', ['src/github/', 'src/entry/']],
		['@actions/', ['src/github/', 'src/entry/']],
		['commander', ['src/entry/']],
		['fflate', ['src/github/artifact/']],
		['pg-boss', ['src/bot/queue/']],
		['pino', ['src/bot/log.ts']],
		['prom-client', ['src/bot/metrics.ts']],
	])('touch %s only in %j', (library, homes) => {
		const isIt = (specifier: string) =>
			library.endsWith('/')
				? specifier.startsWith(library)
				: specifier === library || specifier.startsWith(`${library}/`);
		const wrong = sources
			.filter((file) => file.imports.some(isIt) && !homes.some((home) => file.path.startsWith(home)))
			.map((file) => file.path);
		expect(wrong).toEqual([]);
	});
});

describe('every file of src', () => {
	it('does nothing on import, entry aside', () => {
		const declarations = new Set([
			'ImportDeclaration',
			'ExportAllDeclaration',
			'ExportNamedDeclaration',
			'FunctionDeclaration',
			'ClassDeclaration',
			'VariableDeclaration',
			'TSInterfaceDeclaration',
			'TSTypeAliasDeclaration',
		]);
		const wrong = sources
			.filter((file) => roomOf(file.path) !== 'entry')
			.flatMap((file) =>
				file.program.body
					.filter((statement) => !declarations.has(statement.type) || reachesOut(file, statement))
					.map((statement) => `${file.path}: ${file.text.slice(statement.start, statement.start + 60)}`),
			);
		expect(wrong).toEqual([]);
	});

	it('has at most 300 lines', () => {
		const long = sources.filter((file) => file.text.split('\n').length > 301).map((file) => file.path);
		expect(long).toEqual([]);
	});

	it('is named for what is in it', () => {
		const vague = /^(utils?|helpers?|misc|common|shared|lib|types)$/;
		const wrong = [
			...sources.map((file) => file.path),
			...listFiles('test', '.ts'),
			...listFiles('scripts', '.ts'),
		]
			.filter((path) => path.split('/').some((part) => vague.test(basename(part, '.ts'))))
			.filter((path) => !path.startsWith('src/dialects/postgres/') || !path.endsWith('/types.ts'));
		expect(wrong).toEqual([]);
	});

	it('says in a sentence above each export what it is', () => {
		const wrong = sources.flatMap((file) => undocumentedExports(file).map((name) => `${file.path}: ${name}`));
		expect(wrong).toEqual([]);
	});

	it('has no any, no silenced compiler, nothing left for later', () => {
		const wrong = sources.flatMap((file) => [
			...[...walk(file.program)]
				.filter((node) => node.type === 'TSAnyKeyword')
				.map(() => `${file.path}: any`),
			...[...file.text.matchAll(/@ts-(?:ignore|expect-error|nocheck)|\b(?:TODO|FIXME|XXX|HACK)\b/g)].map(
				(match) => `${file.path}: ${match[0]}`,
			),
		]);
		expect(wrong).toEqual([]);
	});
});

describe('registries', () => {
	it.each([
		['src/project/layouts/index.ts', 'Layout'],
		['src/specification/outline/index.ts', 'Section'],
		['src/specification/anticipations/index.ts', 'Anticipation'],
		['src/dialects/postgres/introspect/index.ts', 'KindIntrospection'],
		['src/dialects/postgres/introspect/rare/index.ts', 'RareKind'],
	])('%s lists every %s that there is', (registry, type) => {
		const file = sources.find(({ path }) => path === registry);
		const listed = file ? file.imports.map((specifier) => resolveImport(file, specifier)) : [];
		const entries = sources.filter(({ path, text }) => path !== registry && declares(text, type));
		expect(entries.length).toBeGreaterThan(2);
		expect(entries.map(({ path }) => path).filter((path) => !listed.includes(path))).toEqual([]);
	});

	it('leave no file that no program reaches', () => {
		const reached = new Set<string>();
		const visit = (path: string): void => {
			const file = sources.find((source) => source.path === path);
			if (!file || reached.has(path)) return;
			reached.add(path);
			for (const specifier of file.imports) visit(resolveImport(file, specifier) ?? '');
		};
		for (const { path } of sources) if (roomOf(path) === 'entry') visit(path);
		for (const path of listFiles('scripts', '.ts')) {
			for (const match of read(path).matchAll(/'\.\.\/(src\/[^']+)'/g)) visit(match[1] ?? '');
		}
		// The recording fake of the ports is for tests alone.
		const unreached = paths.filter((path) => !reached.has(path) && path !== 'src/publish/recording-ports.ts');
		expect(unreached).toEqual([]);
	});
});

/** True where a text exports a constant of this type, or a list of them. */
function declares(text: string, type: string): boolean {
	return new RegExp(`^export const \\w+: ${type}(?:<[^=]*>)? =`, 'm').test(text);
}

/** What is evaluated when the file is imported: the nodes below this one that are not inside a function. */
function* walkEvaluated(value: unknown): Generator<Node> {
	if (Array.isArray(value)) {
		for (const element of value) yield* walkEvaluated(element);
		return;
	}
	if (typeof value !== 'object' || value === null) return;
	const node = value as Node;
	if (/^(?:Function|ArrowFunction|Method|TS)/.test(String(node.type))) return;
	yield node;
	for (const child of Object.values(node)) yield* walkEvaluated(child);
}

/** What a statement reaches for when its file is imported: a wait, the process, or a function that touches the machine. */
function reachesOut(file: SourceFile, statement: TopLevel): boolean {
	const machine = /^node:(?:fs|fs\/promises|child_process|worker_threads|os|crypto|net|http|https)$/;
	const imported = file.program.body
		.flatMap((node) =>
			node.type === 'ImportDeclaration' && machine.test(node.source.value) ? node.specifiers : [],
		)
		.map((specifier) => specifier.local.name);
	if (statement.type === 'ImportDeclaration') return false;
	return [...walkEvaluated(statement)].some((node) => {
		if (node.type === 'AwaitExpression') return true;
		const callee =
			node.type === 'CallExpression' || node.type === 'NewExpression' ? node.callee : node.object;
		const { name } = (callee ?? {}) as { readonly name?: unknown };
		return name === 'process' || imported.some((known) => known === name);
	});
}

/** The exported names without a JSDoc sentence; the later overloads of a function need none. */
function undocumentedExports(file: SourceFile): readonly string[] {
	const missing: string[] = [];
	const seen = new Set<string>();
	let previousEnd = 0;
	for (const statement of file.program.body) {
		const above = file.text.slice(previousEnd, statement.start).trimEnd();
		previousEnd = statement.end;
		const exported =
			statement.type === 'ExportDefaultDeclaration' ||
			(statement.type === 'ExportNamedDeclaration' && statement.declaration !== null);
		if (!exported) continue;
		const name = nameOf(statement);
		if (seen.has(name)) continue;
		seen.add(name);
		const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/$/.exec(above)?.[1] ?? '';
		const words = comment.replaceAll(/^\s*\* ?/gm, '').trim();
		if (!/\w+ \w+/.test(words) || !/[.!?]/.test(words)) missing.push(name);
	}
	return missing;
}
