import { RULES } from '../../src/lint/rules/index.ts';
import { rulePage } from '../rules/rule-page.ts';
import { rulesIndex } from '../rules/rules-index.ts';
import type { GeneratedFile } from './generated-file.ts';

/** A page for each rule, and one that lists them. */
export const rulePages: readonly GeneratedFile[] = [
	{ path: 'docs/rules/README.md', write: () => rulesIndex(RULES) },
	...RULES.map((rule) => ({ path: `docs/rules/${rule.id}.md`, write: () => rulePage(rule) })),
];
