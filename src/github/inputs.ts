import { resolve } from 'node:path';
import * as core from '@actions/core';
import type { Overrides } from '../config/config.ts';
import { UserError } from '../errors.ts';

/** What becomes of a generated specification. */
export type GenerationMode = (typeof MODES)[number];

const MODES = ['pull-request', 'commit', 'artifact'] as const;

/** What the action was asked to do; null or empty where the workflow says nothing. */
export interface ActionInputs {
	/** Absolute path of the directory to check. */
	readonly cwd: string;
	/** What to do; null where the event decides. */
	readonly task: string | null;
	readonly config: string | null;
	readonly base: string | null;
	readonly token: string | null;
	/** What the task `generate` does with what it makes. */
	readonly mode: GenerationMode;
	/** The live database that the task `watch` looks at; null for none. */
	readonly liveUrl: string | null;
	/** Name of the artifact that holds the report to publish. */
	readonly artifact: string;
	/** Whether to make a check run besides that of the job. */
	readonly checkRun: boolean;
	/** Absolute path of a directory for what later runs need not do again; null for none. */
	readonly cacheDirectory: string | null;
	/** What takes the place of the config file's words. */
	readonly overrides: Overrides;
}

/** Reads the inputs; throws a UserError that names the input and what it may be. */
export function readInputs(workspace: string): ActionInputs {
	const cwd = resolve(workspace, optional('working-directory') ?? '.');
	const cache = optional('cache-directory');
	return {
		cwd,
		task: optional('task'),
		config: optional('config'),
		base: optional('base'),
		token: optional('github-token'),
		mode: generationMode(),
		liveUrl: optional('database-url'),
		artifact: optional('artifact') ?? 'database-report',
		checkRun: yesOrNo('check-run', false),
		cacheDirectory: cache === null ? null : resolve(cwd, cache),
		overrides: {
			migrations: setting('migrations'),
			layout: setting('layout'),
			document: setting('document'),
			projectName: setting('project-name'),
			focus: setting('database-focus-area'),
			failOn: setting('fail-on'),
			engine: setting('engine'),
			preset: setting('preset'),
			prelude: setting('prelude'),
			comment: setting('comment'),
			reviewComments: wholeNumber('max-review-comments'),
			strict: optional('strict') === null ? undefined : yesOrNo('strict', false),
		},
	};
}

function optional(name: string): string | null {
	return core.getInput(name) || null;
}

function generationMode(): GenerationMode {
	const given = optional('mode') ?? 'pull-request';
	const mode = MODES.find((each) => each === given);
	if (mode) return mode;
	throw new UserError('config', `The input \`mode\` is "${given}".`, {
		hint: `It can be ${MODES.map((each) => `\`${each}\``).join(', ')}.`,
	});
}

function setting(name: string): string | undefined {
	return core.getInput(name) || undefined;
}

function wholeNumber(name: string): number | undefined {
	const given = optional(name);
	if (given === null) return undefined;
	if (/^\d{1,4}$/.test(given)) return Number(given);
	throw new UserError('config', `The input \`${name}\` is "${given}".`, {
		hint: 'It can be a whole number.',
	});
}

function yesOrNo(name: string, fallback: boolean): boolean {
	const given = optional(name);
	if (given === null) return fallback;
	if (given === 'true' || given === 'false') return given === 'true';
	throw new UserError('config', `The input \`${name}\` is "${given}".`, {
		hint: 'It can be `true` or `false`.',
	});
}
