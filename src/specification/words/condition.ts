import { listTokens } from '../../sql/tokens.ts';
import { codeSpan } from '../markdown.ts';
import { type ConditionRule, readCondition } from './condition-reader.ts';
import { listed } from './listing.ts';

/** Beyond this length, in UTF-16 units, nobody reads a rule as a sentence. */
const LONGEST = 400;

const COMPARATIVES: Readonly<Record<string, string>> = {
	'>=': 'is at least',
	'<=': 'is at most',
	'>': 'is more than',
	'<': 'is less than',
	'<>': 'is not',
	'=': 'is',
};

const LENGTHS: Readonly<Record<string, string>> = {
	'>=': 'has at least',
	'<=': 'has at most',
	'>': 'has more than',
	'<': 'has fewer than',
	'=': 'has exactly',
};

/**
 * A check's condition in Markdown words, `is at least 0 and at most 5` for one column, with the columns' names for
 * several; null where it has no simple words.
 */
export function describeCondition(expression: string, columns: readonly string[]): string | null {
	if (expression.length > LONGEST) return null;
	const condition = readCondition(listTokens(expression), columns);
	if (!condition) return null;
	const words = condition.rules.map(describeRule);
	if (!words.every((phrase) => phrase !== null)) return null;
	const first = condition.rules[0]!.column;
	const named = columns.length > 1;
	const phrases = words.map((phrase, index) => {
		const column = condition.rules[index]!.column;
		if (named) return `${codeSpan(column)} ${phrase}`;
		return index > 0 && column === first && words[0]!.startsWith('is ') ? phrase.replace(/^is /, '') : phrase;
	});
	return listed(phrases, condition.joint);
}

function describeRule(rule: ConditionRule): string | null {
	switch (rule.kind) {
		case 'presence':
			return rule.present ? 'is present' : 'is absent';
		case 'choice':
			return `is one of ${listed(rule.values.map(codeSpan), 'or')}`;
		case 'pattern':
			return rule.negated ? 'does not match the pattern' : 'matches the pattern';
		case 'length':
			return LENGTHS[rule.sign] ? `${LENGTHS[rule.sign]} ${rule.value} characters` : null;
		case 'comparison':
			if (rule.value === '') return rule.sign === '<>' ? 'is not empty' : null;
			return COMPARATIVES[rule.sign] ? `${COMPARATIVES[rule.sign]} ${codeSpan(rule.value)}` : null;
	}
}
