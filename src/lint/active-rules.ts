import type { DatabaseConfig, RuleSetting } from '../config/config.ts';
import type { Rule, RuleOptions } from './rule.ts';
import { codeOf } from './rule-name.ts';
import { RULES } from './rules/index.ts';
import type { ActiveRule } from './run-rules.ts';

/** The rules that are on, in the registry's order, each as the config sets it. */
export function resolveRules({ rules }: Pick<DatabaseConfig, 'rules'>): readonly ActiveRule[] {
	return RULES.flatMap((rule) => {
		const setting = rules[rule.id] ?? rules[codeOf(rule)];
		const severity = setting?.severity ?? rule.severity;
		return severity === 'off' ? [] : [{ rule, severity, options: optionsOf(rule, setting) }];
	});
}

/** A rule as it is where nobody sets it, but on: what is off by itself gives warnings. */
export function withDefaults(rule: Rule, setting?: RuleSetting): ActiveRule {
	const severity = rule.severity === 'off' ? 'warning' : rule.severity;
	return { rule, severity, options: optionsOf(rule, setting) };
}

function optionsOf({ options = {} }: Rule, setting: RuleSetting | undefined): RuleOptions {
	const defaults = Object.entries(options).map(([name, option]) => [name, option.default] as const);
	return { ...Object.fromEntries(defaults), ...setting?.options };
}
