import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../../src/lint/rule.ts';

/** One example of a rule as it stands in its file. */
export interface ExampleFile {
	/** Such as `invalid-1`. */
	readonly name: string;
	readonly isInvalid: boolean;
	readonly text: string;
	/** Absolute; where what the rule says of it stands. */
	readonly outputPath: string;
}

/** Where the examples of all rules stand, a folder for each. */
export const EXAMPLES = join(import.meta.dirname, '../../test/rules');

/** The folders that there are, sorted. */
export function exampleFolders(): readonly string[] {
	return readdirSync(EXAMPLES, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();
}

/** The examples of a rule, sorted by name; none where it has no folder. */
export function examplesOf({ id }: Pick<Rule, 'id'>): readonly ExampleFile[] {
	const folder = join(EXAMPLES, id);
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((file) => /^(?:in)?valid-\d+\.sql$/.test(file))
		.sort()
		.map((file) => ({
			name: file.replace(/\.sql$/, ''),
			isInvalid: file.startsWith('invalid'),
			text: readFileSync(join(folder, file), 'utf8'),
			outputPath: join(folder, file.replace(/\.sql$/, '.out')),
		}));
}

/** What a rule says of an example, as it was committed; throws where nobody has run it yet. */
export function committedOutput({ outputPath }: ExampleFile): string {
	if (existsSync(outputPath)) return readFileSync(outputPath, 'utf8');
	throw new Error(`${outputPath} is not there: \`npx vitest run -u test/rules\` writes it.`);
}
