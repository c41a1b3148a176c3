import type { IgnoreSetting } from '../../config/config.ts';
import { findRule, noSuchRule } from '../rule-name.ts';
import type { PlacedDirective } from './read-directives.ts';

/** Something that is wrong with what silences findings; a finding of its own. */
export interface SuppressionProblem {
	readonly code: 'lint/unused-suppression' | 'lint/suppression-without-reason';
	readonly severity: 'warning' | 'info';
	/** One sentence without a full stop. */
	readonly message: string;
	readonly file: string;
	readonly line: number;
	readonly hint: string;
}

/** What is wrong with one of our own directives: no rule, none of that name, no reason, nothing to silence. */
export function directiveProblems(
	directive: PlacedDirective,
	active: ReadonlySet<string>,
	isUsed: (rule: string) => boolean,
): readonly SuppressionProblem[] {
	const { path: file, line, names, rules, reason, isOwn } = directive;
	if (!isOwn) return [];
	const place = { file, line };
	if (names.length === 0 || names.includes('*') || names.includes('all')) {
		return [
			{
				...place,
				code: 'lint/unused-suppression',
				severity: 'warning',
				message: 'This comment names no rule, and all of them cannot be silenced at once',
				hint: 'Name the rules: `-- database-spec: ignore RULE reason`.',
			},
		];
	}
	const unknown = names
		.filter((name) => !findRule(name))
		.map(
			(name): SuppressionProblem => ({
				...place,
				code: 'lint/unused-suppression',
				severity: 'warning',
				message: `\`${name}\` ${noSuchRule(name)}`,
				hint: 'Several rules are set apart by commas; the reason follows after a blank.',
			}),
		);
	if (reason === '') {
		return [
			...unknown,
			{
				...place,
				code: 'lint/suppression-without-reason',
				severity: 'warning',
				message: 'This comment gives no reason, so it silences nothing',
				hint: 'Write the reason behind the rule: `-- database-spec: ignore RULE reason`.',
			},
		];
	}
	const idle = rules.filter((rule) => active.has(rule) && !isUsed(rule));
	return [
		...unknown,
		...idle.map(
			(rule): SuppressionProblem => ({
				...place,
				code: 'lint/unused-suppression',
				severity: 'info',
				message: `\`${rule}\` finds nothing here any more`,
				hint: 'Take it out of the comment.',
			}),
		),
	];
}

/** The problem of an entry of the config's `ignore` that is for one judged file and silences nothing in it. */
export function staleSetting({ rule, path }: IgnoreSetting): SuppressionProblem {
	return {
		code: 'lint/unused-suppression',
		severity: 'info',
		message: `\`${rule}\` finds nothing here that the config's \`ignore\` would have to silence`,
		file: path ?? '',
		line: 1,
		hint: 'Take the entry out of `ignore`.',
	};
}
