import type { RuleOptions } from '../../src/lint/rule.ts';
import type { Migration, TransactionMode } from '../../src/project/project.ts';
import { splitStatements } from '../../src/sql/split.ts';

/** An example of a rule: what is there, what is judged on top of it, and how the rule is set. */
export interface RuleExample {
	/** Without comments that only say how it is judged. */
	readonly text: string;
	/** The first of them is not judged where there is something before. */
	readonly migrations: readonly Migration[];
	readonly first: number;
	/** Those that differ from what the rule has by itself. */
	readonly options: RuleOptions;
}

const MARKER = /^-- @judged\b(.*)$/;
const OPTIONS = /^-- @options\b(.*)$/;

/**
 * Reads an example. `-- @judged [path] [no-transaction]` begins a migration that is judged, `-- @options name=value` sets
 * the rule; what stands above the first mark is there before. Without any mark all of it is judged.
 */
export function readExample(text: string): RuleExample {
	const lines = text.split('\n');
	const options = Object.fromEntries(lines.flatMap((line) => readOptions(OPTIONS.exec(line)?.[1] ?? '')));
	const parts: { path: string | null; mode: TransactionMode; lines: string[] }[] = [
		{ path: null, mode: 'transaction', lines: [] },
	];
	for (const line of lines) {
		const words = MARKER.exec(line)?.[1]?.split(' ').filter(Boolean);
		if (words) {
			const path = words.find((word) => word !== 'no-transaction') ?? null;
			parts.push({ path, mode: words.includes('no-transaction') ? 'none' : 'transaction', lines: [] });
		} else if (!OPTIONS.test(line)) parts.at(-1)!.lines.push(line);
	}
	const [before, ...judged] = parts;
	const all = judged.length === 0 ? [before!] : parts;
	const migrations = all.map(({ path, mode, lines: own }, index) =>
		toMigration(path ?? `${String(index + 1).padStart(4, '0')}.sql`, own.join('\n'), mode),
	);
	return { text, migrations, first: judged.length === 0 ? 0 : 1, options };
}

function toMigration(path: string, source: string, transaction: TransactionMode): Migration {
	const statements = splitStatements(source);
	const sections = [{ count: statements.length, transaction }];
	return { version: path.replace(/\.sql$/, ''), name: path, path, source, statements, sections };
}

function readOptions(text: string): readonly (readonly [string, RuleOptions[string]])[] {
	return text
		.split(' ')
		.filter((word) => word.includes('='))
		.map((word) => {
			const at = word.indexOf('=');
			return [word.slice(0, at), readValue(word.slice(at + 1))] as const;
		});
}

function readValue(word: string): RuleOptions[string] {
	if (/^-?\d+(?:\.\d+)?$/.test(word)) return Number(word);
	if (word === 'true' || word === 'false') return word === 'true';
	return word.includes(',') ? word.split(',') : word;
}
