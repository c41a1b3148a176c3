import { rulesFrom } from '../../rule-name.ts';
import { RULES } from '../../rules/index.ts';
import type { ReadDirective } from '../directive.ts';

const DIRECTIVE = /^squawk-ignore(-file)?(?:\s+(.*))?$/;

/** `squawk-ignore rule, rule` and `squawk-ignore-file`: without a rule every one that Squawk has as well is meant. */
export const readSquawk: ReadDirective = (text) => {
	const found = DIRECTIVE.exec(text);
	if (!found) return null;
	const names = (found[2] ?? '').split(',').flatMap((name) => name.trim().split(' ')[0] || []);
	const rules =
		names.length > 0
			? names.flatMap((name) => rulesFrom(`squawk/${name}`))
			: RULES.filter(({ sources }) => sources.some((source) => source.startsWith('squawk/'))).map(
					({ id }) => id,
				);
	return {
		scope: found[1] ? 'file' : 'statement',
		names,
		rules,
		reason: text,
		isOwn: false,
	};
};
