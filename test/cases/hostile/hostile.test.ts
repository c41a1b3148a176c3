import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import mermaid from 'mermaid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../../src/commands/check.ts';
import { formatReport } from '../../../src/report/formats/index.ts';
import { parseDocument } from '../../../src/specification/parse-document.ts';
import { HOSTILE } from '../../support/hostile.ts';
import { type CliResult, runCli } from '../../support/run-cli.ts';
import { makeRepository, type Repository } from '../repository.ts';

/** What may stand in a PostgreSQL identifier or text: no NUL, no lone surrogate, and 63 bytes of a name. */
const WORDS = HOSTILE.map((text) => text.replaceAll('\0', '').toWellFormed()).filter(
	(text) => text.trim() !== '',
);

function nameOf(text: string): string {
	let name = '';
	for (const character of text) {
		if (Buffer.byteLength(name + character) > 60) break;
		name += character;
	}
	return name;
}

const name = (text: string): string => `"${nameOf(text).replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Every kind of object under a name, with the text wherever PostgreSQL takes any. */
function objectsNamed(text: string, number: number): string {
	return `
CREATE TYPE ${name(`${number} e ${text}`)} AS ENUM (${literal(nameOf(text))}, 'other');
CREATE TABLE ${name(`${number} ${text}`)} (
    ${name(text)} bigint PRIMARY KEY,
    ${name(`p ${text}`)} bigint REFERENCES parents CHECK (${name(`p ${text}`)} > 0),
    ${name(`d ${text}`)} text DEFAULT ${literal(text)},
    ${name(`e ${text}`)} ${name(`${number} e ${text}`)},
    CONSTRAINT ${name(`${number} c ${text}`)} CHECK (${name(`d ${text}`)} <> ${literal(text)})
);
CREATE INDEX ${name(`${number} i ${text}`)} ON ${name(`${number} ${text}`)} (${name(`d ${text}`)});
CREATE VIEW ${name(`${number} v ${text}`)} AS SELECT ${literal(text)}::text AS ${name(text)};
CREATE FUNCTION ${name(`${number} f ${text}`)}() RETURNS trigger LANGUAGE plpgsql AS ${literal(`BEGIN RETURN NEW; END /* ${text.replaceAll('*/', '')} */`)};
CREATE TRIGGER ${name(`${number} t ${text}`)} BEFORE INSERT ON ${name(`${number} ${text}`)}
    FOR EACH ROW EXECUTE FUNCTION ${name(`${number} f ${text}`)}();
COMMENT ON TABLE ${name(`${number} ${text}`)} IS ${literal(text)};
COMMENT ON COLUMN ${name(`${number} ${text}`)}.${name(text)} IS ${literal(text)};
COMMENT ON FUNCTION ${name(`${number} f ${text}`)}() IS ${literal(text)};
COMMENT ON TYPE ${name(`${number} e ${text}`)} IS ${literal(text)};
`;
}

const fileNameOf = (text: string): string =>
	Buffer.from(text.replaceAll('/', '∕')).subarray(0, 200).toString().toWellFormed();

function writeMigrations(repository: Repository, words: readonly string[], from = 0): void {
	for (const [index, text] of words.entries()) {
		const number = index + from + 2;
		const file = `${String(number).padStart(4, '0')}_${fileNameOf(text)}.sql`;
		repository.write(`db/migrations/${file}`, objectsNamed(text, number));
	}
}

function makeShop(words: readonly string[]): Repository {
	const repository = makeRepository();
	repository.git('init', '--quiet', '--initial-branch', 'main');
	repository.write('.github/database-spec.yml', 'budget:\n  total: 100\n  pull-request: 100\n');
	repository.write('db/migrations/0001_parents.sql', 'CREATE TABLE parents (id bigint PRIMARY KEY);\n');
	writeMigrations(repository, words);
	return repository;
}

const readSpecification = (repository: Repository): string =>
	readFileSync(join(repository.path, 'docs/database-spec.md'), 'utf8');

function nodesOf(node: Nodes): readonly Nodes[] {
	return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

/** The blocks of a document in order, with what makes them what they are. */
function structureOf(markdown: string): readonly string[] {
	return fromMarkdown(markdown).children.map((node) => {
		if (node.type === 'heading') return `heading ${node.depth}`;
		if (node.type === 'list') return `list of ${node.children.length}`;
		if (node.type === 'html') return `html ${node.value.slice(0, 16)}`;
		return node.type === 'code' ? `code ${node.lang}` : node.type;
	});
}

/** The cells of each row of a table, as GitHub counts them: a sign after a backslash is no more than a sign. */
function cellCounts(markdown: string): readonly number[] {
	return markdown
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) => line.replace(/\\[!-/:-@[-`{-~]/g, '').split('|').length);
}

/** What a terminal or a runner must never get: control and direction characters, and lines that it obeys. */
const DANGEROUS = /[^\P{C}\n]|^\s*::|##\[/mu;

/** What the report itself has for folding and for code in a summary. */
const OUR_HTML =
	/^(?:<br>|<\/?(?:details|summary|code|span)(?: open)?>|<details(?: open)?><summary>[^<]*(?:<code>[^<]*<\/code>[^<]*)*<\/summary>)$/;

describe('names, comments and file names that would break out', () => {
	let hostile: Repository;
	let harmless: Repository;
	let specification: string;
	let plain: string;
	const results: CliResult[] = [];

	beforeAll(async () => {
		hostile = makeShop(WORDS);
		harmless = makeShop(WORDS.map(() => 'word'));
		for (const args of [['generate'], ['generate'], ['check']]) {
			results.push(await runCli(hostile.path, args));
		}
		await runCli(harmless.path, ['generate']);
		specification = readSpecification(hostile);
		plain = readSpecification(harmless);
	}, 120_000);
	afterAll(() => {
		hostile.remove();
		harmless.remove();
	});

	it('are generated, proven, up to date the second time and without drift', () => {
		expect(results.map(({ status, stderr }) => ({ status, stderr }))).toEqual([
			{ status: 0, stderr: '' },
			{ status: 0, stderr: '' },
			{ status: 0, stderr: '' },
		]);
		expect(results[1]?.stdout).toBe(
			'docs/database-spec.md is up to date\ndocs/database-spec.sql is up to date\ndocs/database-spec.svg is up to date\n',
		);
		expect(results[2]?.stdout).toContain('The specification and the migrations agree.');
	});

	it('change nothing in the structure of the document', () => {
		expect(structureOf(specification)).toEqual(structureOf(plain));
		expect(cellCounts(specification)).toEqual(cellCounts(plain));
	});

	it('forge no marker and no other HTML', () => {
		const { blocks } = parseDocument('docs/database-spec.md', specification);
		expect(blocks).toHaveLength(parseDocument('docs/database-spec.md', plain).blocks.length);
		expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
		const html = nodesOf(fromMarkdown(specification)).flatMap((node) =>
			node.type === 'html' ? [node.value] : [],
		);
		expect(html.filter((tag) => !/^<!-- spec:(?:begin|end) [^\n]*-->$|^<\/?code>$/.test(tag))).toEqual([]);
	});

	it('mention nobody, refer to nothing, lead nowhere', () => {
		const nodes = nodesOf(fromMarkdown(specification));
		const text = nodes.flatMap((node) => (node.type === 'text' ? [node.value] : [])).join('\n');
		expect(text).not.toMatch(/(?<![\p{L}\p{N}_])@\w|(?<![\p{L}\p{N}_&])#\d|\bGH-\d/u);
		const links = nodes.flatMap((node) => (node.type === 'link' || node.type === 'image' ? [node.url] : []));
		expect(
			links.filter((url) => !/^(?:#|\.\.\/db\/migrations\/|database-spec\.(?:sql|svg)$)/.test(url)),
		).toEqual([]);
	});

	it('leave the diagrams valid', async () => {
		const diagrams = [...specification.matchAll(/^```mermaid\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
		expect(diagrams.length).toBeGreaterThan(0);
		for (const diagram of diagrams) {
			await expect(mermaid.parse(diagram)).resolves.toMatchObject({ diagramType: 'er' });
		}
	});

	it('are harmless in every format of a check that has much to say', async () => {
		hostile.commit('base');
		hostile.git('switch', '--quiet', '--create', 'pull-request');
		hostile.git('rm', '--quiet', '-r', 'docs');
		hostile.write('docs/database-spec.md', hostileDocument());
		writeMigrations(
			hostile,
			WORDS.map((text) => `new ${text}`),
			WORDS.length,
		);
		const { report } = await check({
			...{ cwd: hostile.path, base: 'main', configFile: null, database: null },
			...{ databaseUrl: null, isFork: false, defaultName: 'shop', overrides: {} },
		});
		expect(report.verdict).toBe('fail');

		expect(formatReport(report, 'text')).not.toMatch(DANGEROUS);

		const markdown = formatReport(report, 'markdown');
		expect(markdown).not.toMatch(DANGEROUS);
		const nodes = nodesOf(fromMarkdown(markdown));
		const html = nodes.flatMap((node) => (node.type === 'html' ? [node.value] : []));
		expect(html.filter((tag) => !OUR_HTML.test(tag))).toEqual([]);
		expect(nodes.filter(({ type }) => type === 'link' || type === 'image')).toEqual([]);
		expect(nodes.filter(({ type }) => type === 'heading')).toHaveLength(1);

		const json = formatReport(report, 'json');
		expect(json).not.toMatch(/##\[|^::/m);
		expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(report)));
	}, 120_000);
});

/** A document whose own words and claims are hostile too. */
function hostileDocument(): string {
	const claims = WORDS.map(
		(text, index) =>
			`CREATE TABLE ${name(`${index} planned ${text}`)} (${name(text)} text DEFAULT ${literal(text)});`,
	);
	return [
		'# Shop',
		...WORDS.map((text) => text.replaceAll(/```|~~~|<!--/g, '')),
		'````sql',
		...claims,
		'````',
		'',
	].join('\n\n');
}
