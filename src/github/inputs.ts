import { resolve } from 'node:path';
import * as core from '@actions/core';
import type { Overrides } from '../config/config.ts';
import { UserError } from '../errors.ts';

/** What the action was asked to do; null or empty where the workflow says nothing. */
export interface ActionInputs {
	/** Absolute path of the directory to check. */
	readonly cwd: string;
	readonly config: string | null;
	readonly base: string | null;
	readonly token: string | null;
	readonly comment: boolean;
	/** What takes the place of the config file's words. */
	readonly overrides: Overrides;
}

/** Reads the inputs; throws a UserError that names the input and what it may be. */
export function readInputs(workspace: string): ActionInputs {
	return {
		cwd: resolve(workspace, optional('working-directory') ?? '.'),
		config: optional('config'),
		base: optional('base'),
		token: optional('github-token'),
		comment: yesOrNo('comment', true),
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
			strict: optional('strict') === null ? undefined : yesOrNo('strict', false),
		},
	};
}

function optional(name: string): string | null {
	return core.getInput(name) || null;
}

function setting(name: string): string | undefined {
	return core.getInput(name) || undefined;
}

function yesOrNo(name: string, fallback: boolean): boolean {
	const given = optional(name);
	if (given === null) return fallback;
	if (given === 'true' || given === 'false') return given === 'true';
	throw new UserError('config', `The input \`${name}\` is "${given}".`, {
		hint: 'It can be `true` or `false`.',
	});
}
