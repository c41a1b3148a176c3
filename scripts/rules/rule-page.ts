import type { Rule, RuleOption } from '../../src/lint/rule.ts';
import { committedOutput, type ExampleFile, examplesOf } from './rule-files.ts';

/** The page of a rule; throws where it lacks an example of either kind. */
export function rulePage(rule: Rule): string {
	const { id, title, severity, group, happens, matters, instead, safe, options = {}, sources } = rule;
	const examples = examplesOf(rule);
	const [invalid, valid] = [true, false].map((wanted) =>
		examples.find(({ isInvalid }) => isInvalid === wanted),
	);
	if (!invalid || !valid) throw new Error(`test/rules/${id} lacks an example that is valid or invalid`);
	const severityWords = severity === 'off' ? 'off unless the configuration turns it on' : severity;
	return `${[
		`<!-- Written by npm run generated from src/lint/rules/${id}.ts; changes here are lost. -->`,
		`# ${title}`,
		`\`${id}\` · ${severityWords} · [${group}](README.md#${group})`,
		happens,
		matters,
		`## What to do\n\n${instead}`,
		...(safe === null ? [] : [sql(safe)]),
		...(Object.keys(options).length === 0 ? [] : [`## Options\n\n${optionTable(options)}`]),
		`## Found\n\n${exampleText(invalid)}`,
		`\`\`\`text\n${committedOutput(invalid).trimEnd()}\n\`\`\``,
		`## Left alone\n\n${exampleText(valid)}`,
		...(sources.length === 0 ? [] : [`## Elsewhere\n\n${sources.map(sourceWords).join(', ')}.`]),
		`## To silence it\n\n${sql(`-- database-spec: ignore ${id} REASON`)}`,
		`above the statement, or in the [configuration](../configuration.md):`,
		`\`\`\`yaml\nrules:\n  ${id}: off\n\`\`\``,
	].join('\n\n')}\n`;
}

function optionTable(options: Readonly<Record<string, RuleOption>>): string {
	const rows = Object.entries(options).map(
		([name, { default: value, description }]) =>
			`| \`${name}\` | \`${JSON.stringify(value)}\` | ${description.replace(/\.$/, '').replaceAll('|', '\\|')} |`,
	);
	return ['| option | default | meaning |', '|---|---|---|', ...rows].join('\n');
}

/** The marks of an example in words that need no explanation. */
function exampleText({ text }: ExampleFile): string {
	const [first = '', ...rest] = text.trim().split('\n');
	const hasBefore = /^-- @judged\b/m.test(text) && !first.startsWith('-- @judged');
	const lines = [...(hasBefore ? ['-- there before'] : []), first, ...rest];
	let number = hasBefore ? 1 : 0;
	return sql(
		lines
			.map((line) => {
				const [, words] = /^-- @judged\b(.*)$/.exec(line) ?? [];
				if (words === undefined) return line.replace(/^-- @options\b/, '-- with the options');
				number++;
				const path = words.split(' ').find((word) => word !== '' && word !== 'no-transaction');
				const mode = words.includes('no-transaction') ? ', which runs in no transaction' : '';
				return `-- new: ${path ?? `${String(number).padStart(4, '0')}.sql`}${mode}`;
			})
			.join('\n'),
	);
}

function sql(text: string): string {
	return `\`\`\`sql\n${text.trim()}\n\`\`\``;
}

/** `squawk/ban-drop-column` → "Squawk's `ban-drop-column`". */
function sourceWords(source: string): string {
	const at = source.indexOf('/');
	return `${TOOLS[source.slice(0, at)] ?? source.slice(0, at)}: \`${source.slice(at + 1)}\``;
}

/** What the tools are called that sources begin with. */
export const TOOLS: Readonly<Record<string, string>> = {
	squawk: 'Squawk',
	eugene: 'eugene',
	atlas: 'Atlas',
	strong_migrations: 'strong_migrations',
	splinter: 'splinter',
	'django-migration-linter': 'django-migration-linter',
	schemacrawler: 'SchemaCrawler',
	tbls: 'tbls',
};
