/**
 * Writes every file that is generated from the sources; with --check it writes nothing and fails where one is out of date.
 * usage: node scripts/write-generated.ts [--check]
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { actionTables } from './generated/action-tables.ts';
import { configSchema } from './generated/config-schema.ts';
import type { GeneratedFile } from './generated/generated-file.ts';
import { readmeExample } from './generated/readme-example.ts';
import { rulePages } from './generated/rule-pages.ts';
import { troubleshooting } from './generated/troubleshooting.ts';

const FILES: readonly GeneratedFile[] = [
	configSchema,
	troubleshooting,
	actionTables,
	...rulePages,
	readmeExample,
];

const isCheck = process.argv.includes('--check');

for (const { path, write } of FILES) {
	const target = new URL(`../${path}`, import.meta.url);
	const committed = existsSync(target) ? readFileSync(target, 'utf8') : null;
	const text = await write(committed);
	if (text === committed) continue;
	if (isCheck) {
		process.exitCode = 1;
		console.error(`${path} is out of date; \`npm run generated\` writes it.`);
	} else {
		mkdirSync(new URL('.', target), { recursive: true });
		writeFileSync(target, text);
		console.log(`${path} written`);
	}
}
