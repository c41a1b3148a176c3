import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { LAYOUTS } from '../../src/project/layouts/index.ts';
import { loadProject } from '../../src/project/load-project.ts';
import type { MigrationHistory } from '../../src/project/project.ts';
import { openWorkingTree } from '../../src/project/sources/working-tree.ts';
import { locateElements } from '../../src/sql/locate.ts';

const here = import.meta.dirname;
const folders = readdirSync(here, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name)
	.sort();

/** What `expected.json` holds: everything but the files' texts and the ledger's words. */
function summarise({ layout, directory, migrations, ledger }: MigrationHistory) {
	return {
		layout,
		directory,
		migrations: migrations.map(({ path, version, name, sections, statements }) => ({
			path,
			version,
			name,
			...(sections.length === 1 ? { transaction: sections[0]?.transaction } : { sections }),
			statements: statements.map(({ text }) => text),
		})),
		ledger: ledger.map(({ kind, file, line }) => ({ kind, file, line })),
	};
}

describe.each(folders)('the layout of %s', (folder) => {
	const [database] = parseConfig(null, 'none', {}).databases;
	const load = async () => {
		const project = await loadProject(openWorkingTree(`${here}/${folder}/repository`), database!);
		return project.history;
	};

	it('is recognised without configuration and read in its tool’s order', async () => {
		const expected: unknown = JSON.parse(readFileSync(`${here}/${folder}/expected.json`, 'utf8'));
		expect(summarise(await load())).toStrictEqual(expected);
	});

	it('has spans that point into the file', async () => {
		const { migrations } = await load();
		for (const { source, statements } of migrations) {
			for (const { text, span, filledIn } of statements)
				if (!filledIn) expect(source.slice(span.start, span.end)).toBe(text);
		}
	});
});

it('every layout has a tree here', () => {
	expect(folders).toEqual(expect.arrayContaining(Object.keys(LAYOUTS)));
});

it('every layout is registered under its own name', () => {
	expect(Object.entries(LAYOUTS).map(([name, layout]) => [name, layout.name])).toEqual(
		Object.keys(LAYOUTS).map((name) => [name, name]),
	);
});

it('every tool’s own table is made by SQL that names it', async () => {
	for (const { name, sql } of Object.values(LAYOUTS).flatMap((layout) => layout.bookkeepingTables)) {
		const elements = await locateElements(sql);
		expect(new Set(elements.map(({ relation }) => relation.name))).toEqual(new Set([name]));
	}
});
