import { readdir, readFile } from 'node:fs/promises';
import { templateDirectory } from '../../specification/template-directory.ts';
import { entityKey } from '../names.ts';
import { type DbmlTable, readDbml } from '../read/dbml.ts';
import type { Blueprint, BlueprintTable } from './blueprint.ts';

/** Every blueprint that comes with this tool, by the names of their files. Throws for one that does not read. */
export async function loadBlueprints(): Promise<readonly Blueprint[]> {
	const directory = new URL('blueprints/', templateDirectory());
	const files = (await readdir(directory)).filter((file) => file.endsWith('.dbml')).sort();
	return Promise.all(
		files.map(async (file) =>
			parseBlueprint(file.replace(/\.dbml$/, ''), await readFile(new URL(file, directory), 'utf8')),
		),
	);
}

/** One blueprint from its text. Throws for what cannot be read, because no user wrote it. */
export function parseBlueprint(name: string, text: string): Blueprint {
	const { project, tables, enums, problems } = readDbml(text);
	const [problem] = problems;
	if (problem) throw new Error(`blueprint ${name}, line ${problem.line}: ${problem.message}`);
	return {
		name,
		title: project.get('title') ?? name,
		words: (project.get('note') ?? '').replace(/\s+/g, ' '),
		focus: listWords(project.get('focus')),
		mentions: listWords(project.get('mentions')),
		questions: (project.get('questions') ?? '')
			.split(/\n+/)
			.map((line) => line.trim())
			.filter(Boolean),
		enums,
		tables: tables.map((table) => readTable(name, table)),
	};
}

function readTable(blueprint: string, table: DbmlTable): BlueprintTable {
	const { name, settings } = table;
	return {
		blueprint,
		name,
		keys: [name, ...listWords(settings.get('words'))].map(entityKey),
		when: listWords(settings.get('when')),
		perTenant: settings.get('scope') !== 'global',
		isLog: settings.has('log'),
		partitionBy: settings.get('partition') ?? null,
		overlap: settings.get('overlap') ?? null,
		table,
	};
}

function listWords(text: string | undefined): readonly string[] {
	return (text ?? '')
		.split(/[,;]/)
		.map((word) => word.trim())
		.filter(Boolean);
}
