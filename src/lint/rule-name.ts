import { findNearest } from '../config/nearest.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** What the codes of all rules begin with. */
export const CODE_PREFIX = 'lint/';

/** The code that findings of a rule have. */
export function codeOf({ id }: Pick<Rule, 'id'>): `lint/${string}` {
	return `${CODE_PREFIX}${id}`;
}

/** The rule of a name, which may be its id or its code; null where there is none. */
export function findRule(name: string): Rule | null {
	const id = name.startsWith(CODE_PREFIX) ? name.slice(CODE_PREFIX.length) : name;
	return RULES.find((rule) => rule.id === id) ?? null;
}

/** The ids that others' tools give as one of their rules, such as `squawk/ban-drop-column`. */
export function rulesFrom(source: string): readonly string[] {
	return RULES.filter(({ sources }) => sources.includes(source)).map(({ id }) => id);
}

/** What to say about a name that no rule has: that there is none, and the nearest. */
export function noSuchRule(name: string, others: readonly string[] = []): string {
	const near =
		findNearest(
			name.replace(/^lint\//, ''),
			RULES.map(({ id }) => id),
		) ?? findNearest(name, others);
	return near === null ? 'is no rule; docs/rules lists them' : `is no rule; did you mean \`${near}\`?`;
}
