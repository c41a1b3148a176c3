import type { Rule } from '../lint/rule.ts';
import { codeOf } from '../lint/rule-name.ts';
import { RULES } from '../lint/rules/index.ts';
import type { NamedCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type LintCode = Extract<NamedCode, `lint/${string}`>;

/** What there is to say about comments that silence rules. */
export const LINT_EXPLANATIONS: Readonly<Record<LintCode, Explanation>> = {
	'lint/unused-suppression': {
		meaning:
			'A comment, an entry of `ignore` in the configuration or one of the baseline silences a rule that finds nothing there, or names a rule that does not exist.',
		why: 'It would hide the next finding of that rule, which nobody has looked at.',
		waysOut: ['Take it away.', 'Correct the name of the rule.'],
		example: {
			language: 'sql',
			text: `-- database-spec: ignore index-not-concurrent the table is small
CREATE INDEX CONCURRENTLY orders_customer_id_idx ON orders (customer_id);`,
		},
	},
	'lint/suppression-without-reason': {
		meaning: 'A comment silences a rule and does not say why. It silences nothing until it does.',
		why: 'Who reads the migration later cannot tell whether somebody has thought about it.',
		waysOut: ['Write the reason behind the name of the rule.'],
		example: {
			language: 'sql',
			text: `-- database-spec: ignore index-not-concurrent the table has 200 rows
CREATE INDEX orders_customer_id_idx ON orders (customer_id);`,
		},
	},
};

/** The codes of all rules, in the registry's order. */
export const RULE_CODES = RULES.map(codeOf);

/** What there is to say about the findings of a rule. */
export function ruleExplanation({ id, happens, matters, instead, safe }: Rule): Explanation {
	const comment = `-- database-spec: ignore ${id} REASON`;
	return {
		meaning: happens,
		why: matters,
		waysOut: [instead, `Where it is as it has to be, write \`${comment}\` above the statement.`],
		example: { language: 'sql', text: safe ?? comment },
	};
}
