import type { core } from 'zod';
import { UserError } from '../errors.ts';
import { findNearest } from './nearest.ts';

/** Something wrong with the settings: where (a path of keys), on which 1-based line of the file, and what. */
export interface Problem {
	/** Such as `databases[1].budget.total`; empty for the whole. */
	readonly path: string;
	/** Null where it does not come from the file. */
	readonly line: number | null;
	readonly message: string;
}

/** A path of keys and list indexes into the settings. */
export type Path = readonly PropertyKey[];

/** The error that lists all problems at once, under a sentence that says what they have in common. */
export function problemsError(
	file: string,
	problems: readonly Problem[],
	sentence = problems.length === 1
		? 'One setting is not right.'
		: `${problems.length} settings are not right.`,
): UserError {
	const sorted = problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
	const facts: Record<string, string> = {};
	for (const { path, line, message } of sorted) {
		const place = [line === null ? '' : `line ${line}`, path].filter((part) => part !== '').join(', ');
		facts[place] = facts[place] ? `${facts[place]}\n${message}` : message;
	}
	const line = sorted.find((problem) => problem.line !== null)?.line;
	return new UserError('config', sentence, {
		...(line ? { location: { file, line } } : {}),
		facts,
		hint: 'Nothing is read until every setting is right. docs/database-spec.schema.json of auggie-database-spec describes each one.',
	});
}

/** The settings that zod's issues are about. */
export interface Checked {
	/** The settings as plain data. */
	readonly data: unknown;
	/** The 1-based line of a path's key or entry; null where there is no file. */
	readonly lineOf: (path: Path) => number | null;
	/** The keys that the group of settings at a path may have. */
	readonly knownKeys: (path: Path) => readonly string[];
}

/** The problems that zod's issues tell of, in words for the person who wrote the settings. */
export function problemsOf(issues: readonly core.$ZodIssue[], checked: Checked): readonly Problem[] {
	return issues.flatMap((issue) => {
		if (issue.code === 'invalid_union') return problemsOf(chosenBranch(issue, checked.data), checked);
		if (issue.code === 'unrecognized_keys') {
			return issue.keys.map((key) => {
				const path = [...issue.path, key];
				const message = unknownKey(key, checked.knownKeys(issue.path));
				return { path: formatPath(path), line: checked.lineOf(path), message };
			});
		}
		const message = messageOf(issue, valueAt(checked.data, issue.path));
		return [{ path: formatPath(issue.path), line: checked.lineOf(issue.path), message }];
	});
}

/** What is wrong by the form that the value was meant to have: the one of its own type, else the first. */
function chosenBranch(
	{ errors, path }: core.$ZodIssueInvalidUnion,
	data: unknown,
): readonly core.$ZodIssue[] {
	const isGroup = typeof valueAt(data, path) === 'object';
	const isOwn = ([issue]: readonly core.$ZodIssue[]): boolean =>
		isGroup
			? issue?.code === 'unrecognized_keys' || (issue?.path.length ?? 0) > 0
			: issue?.code !== 'invalid_type';
	const branch = errors.find(isOwn) ?? errors[0] ?? [];
	return branch.map((issue) => ({ ...issue, path: [...path, ...issue.path] }));
}

function valueAt(data: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
		data,
	);
}

function unknownKey(key: string, known: readonly string[]): string {
	const near = findNearest(key, known);
	return near
		? `is no setting; did you mean \`${near}\`?`
		: `is no setting; known here are ${listWords(known)}`;
}

function messageOf(issue: core.$ZodIssue, value: unknown): string {
	switch (issue.code) {
		case 'invalid_type':
			return value === undefined
				? `is missing; it must be ${typeName(issue.expected)}`
				: `must be ${typeName(issue.expected)}, not ${valueName(value)}`;
		case 'invalid_value': {
			const values = issue.values.map(String);
			const near = typeof value === 'string' ? findNearest(value, values) : null;
			const suggestion = near ? `; did you mean \`${near}\`?` : '';
			return `must be one of ${listWords(values)}, not ${valueName(value)}${suggestion}`;
		}
		case 'too_small':
			if (issue.origin === 'string') return 'must not be empty';
			if (issue.origin === 'array') return 'must have at least one entry';
			return `must be at least ${issue.minimum}, not ${valueName(value)}`;
		case 'too_big':
			return `must be at most ${issue.maximum}, not ${valueName(value)}`;
		default:
			return issue.message;
	}
}

function typeName(expected: string): string {
	switch (expected) {
		case 'string':
			return 'text';
		case 'int':
			return 'a whole number';
		case 'number':
			return 'a number';
		case 'array':
			return 'a list';
		case 'object':
			return 'a group of settings';
		case 'boolean':
			return 'true or false';
		case 'record':
			return 'names with a value each';
		default:
			return expected;
	}
}

function valueName(value: unknown): string {
	if (value === null || value === undefined) return 'empty';
	if (typeof value === 'string') return `\`${value.length > 40 ? `${value.slice(0, 40)}…` : value}\``;
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a group of settings';
	return `\`${String(value)}\``;
}

function listWords(words: readonly string[]): string {
	return words.map((word) => `\`${word}\``).join(', ');
}

/** A path as people write it, such as `databases[1].budget.total`. */
export function formatPath(path: Path): string {
	return path
		.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
		.join('');
}
