import { findNearest } from '../config/nearest.ts';
import { formatPath, type Path, type Problem, problemsError } from '../config/problems.ts';
import { readYaml } from '../config/yaml-file.ts';
import type { Rule } from './rule.ts';
import { CODE_PREFIX, findRule, noSuchRule } from './rule-name.ts';

/**
 * Throws one UserError with code `config` that lists what is wrong with `rules` and `ignore` of a config file that is sound
 * otherwise: names that are neither a rule nor one of the other codes, options that a rule does not have, and values of
 * another type than theirs.
 */
export function requireRules(config: string, file: string, codes: readonly string[]): void {
	const { data, lineOf } = readYaml(config);
	const problems = settingGroups(data).flatMap(({ path, settings }) => [
		...Object.entries(settings.rules ?? {}).flatMap(([name, setting]) =>
			findProblems(name, setting, Object.keys(settings.rules ?? {}), codes).map((problem) => ({
				...problem,
				path: [...path, 'rules', ...problem.path],
			})),
		),
		...(settings.ignore ?? []).flatMap(({ rule, reason }, index) => [
			...(findRule(rule) ? [] : [{ path: [...path, 'ignore', index, 'rule'], message: noSuchRule(rule) }]),
			...(reason.trim() === ''
				? [{ path: [...path, 'ignore', index, 'reason'], message: 'must not be empty' }]
				: []),
		]),
	]);
	if (problems.length === 0) return;
	throw problemsError(
		file,
		problems.map(({ path, message }): Problem => ({ path: formatPath(path), line: lineOf(path), message })),
	);
}

interface Settings {
	readonly rules?: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
	readonly ignore?: readonly { readonly rule: string; readonly reason: string }[];
}

interface Found {
	readonly path: Path;
	readonly message: string;
}

/** The settings at the top and in the entries of `databases`. */
function settingGroups(data: unknown): readonly { readonly path: Path; readonly settings: Settings }[] {
	const { databases = [], ...top } = data as Settings & { readonly databases?: readonly Settings[] };
	return [
		{ path: [], settings: top },
		...databases.map((settings, index) => ({ path: ['databases', index], settings })),
	];
}

function findProblems(
	name: string,
	setting: string | Readonly<Record<string, unknown>>,
	names: readonly string[],
	codes: readonly string[],
): readonly Found[] {
	const options = typeof setting === 'string' ? {} : { ...setting };
	delete options.severity;
	const rule = findRule(name);
	if (!rule) {
		if (!codes.includes(name)) return [{ path: [name], message: noSuchRule(name, codes) }];
		return Object.keys(options).map((option) => ({
			path: [name, option],
			message: 'is no setting; a code has only `severity`',
		}));
	}
	if (name.startsWith(CODE_PREFIX) && names.includes(rule.id)) {
		return [{ path: [name], message: `is the rule \`${rule.id}\`, which is set already` }];
	}
	return Object.entries(options).flatMap(([option, value]) =>
		optionProblem(rule, option, value).map((message) => ({ path: [name, option], message })),
	);
}

function optionProblem({ id, options = {} }: Rule, name: string, value: unknown): readonly string[] {
	const option = Object.hasOwn(options, name) ? options[name] : undefined;
	if (!option) {
		const known = Object.keys(options);
		const near = findNearest(name, known);
		if (near) return [`is no option of \`${id}\`; did you mean \`${near}\`?`];
		const list = known.map((each) => `\`${each}\``).join(', ');
		return [`is no option of \`${id}\`, which has ${list === '' ? 'none' : list}`];
	}
	const [expected, given] = [typeName(option.default), typeName(value)];
	return expected === given ? [] : [`must be ${expected}, not ${given}`];
}

function typeName(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	switch (typeof value) {
		case 'number':
			return 'a number';
		case 'boolean':
			return 'true or false';
		default:
			return 'text';
	}
}
