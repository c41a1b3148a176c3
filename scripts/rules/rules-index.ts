import type { Rule, RuleGroup } from '../../src/lint/rule.ts';
import { TOOLS } from './rule-page.ts';
import { WITHOUT_RULE } from './without-rule.ts';

const GROUPS: Readonly<Record<RuleGroup, string>> = {
	locks: 'What makes others wait.',
	rewrites: 'What writes all of a table anew.',
	data: 'What loses rows or values, or fails on rows that are there.',
	compatibility: 'What breaks programs that are running.',
	transactions: 'How statements are held together.',
	types: 'What columns are made of.',
	robustness: 'What does not go twice, or not everywhere.',
	schema: 'What a schema should have, and what it has too much of.',
	security: 'Who may see and do what.',
	naming: 'What things are called.',
};

/** The page that lists all rules, and what other tools call them. */
export function rulesIndex(rules: readonly Rule[]): string {
	const groups = (Object.keys(GROUPS) as RuleGroup[]).map((group) => ({
		group,
		own: rules.filter((rule) => rule.group === group),
	}));
	return `${[
		'<!-- Written by npm run generated from src/lint/rules; changes here are lost. -->',
		'# Rules',
		`What is judged of migrations, and how to set and silence it: [lint.md](../lint.md). The code of a finding is \`lint/\` and the id of the rule. A rule that is off is turned on in the [configuration](../configuration.md).`,
		...groups
			.filter(({ own }) => own.length > 0)
			.map(({ group, own }) => `## ${group}\n\n${GROUPS[group]}\n\n${ruleTable(own)}`),
		'## Coming from another tool',
		'Comments of Squawk (`-- squawk-ignore RULE`) and of Atlas (`-- atlas:nolint CODE`) are understood by these names.',
		...Object.keys(TOOLS).flatMap((tool) => sourceTable(tool, rules)),
	].join('\n\n')}\n`;
}

function ruleTable(rules: readonly Rule[]): string {
	const rows = rules.map(
		({ id, severity, title }) => `| [\`${id}\`](${id}.md) | ${severity} | ${title.replaceAll('|', '\\|')} |`,
	);
	return ['| rule | severity | finds |', '|---|---|---|', ...rows].join('\n');
}

function sourceTable(tool: string, rules: readonly Rule[]): readonly string[] {
	const byName = new Map<string, string[]>();
	const note = (source: string, text: string): void => {
		if (!source.startsWith(`${tool}/`)) return;
		const name = source.slice(tool.length + 1);
		byName.set(name, [...(byName.get(name) ?? []), text]);
	};
	for (const { id, sources } of rules) for (const source of sources) note(source, `[\`${id}\`](${id}.md)`);
	for (const [source, reason] of Object.entries(WITHOUT_RULE)) note(source, `none: ${reason}`);
	if (byName.size === 0) return [];
	const rows = [...byName]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, texts]) => `| \`${name}\` | ${texts.join(', ')} |`);
	return [[`### ${TOOLS[tool]}`, '', '| there | here |', '|---|---|', ...rows].join('\n')];
}
