import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FakeState } from './state.ts';

/** A manifest as GitHub takes it: without the address of its webhook, or with events that no permission covers, it takes none. */
const MANIFEST = z.strictObject({
	name: z.string().max(34),
	url: z.url(),
	description: z.string(),
	hook_attributes: z.strictObject({ url: z.url(), active: z.boolean() }),
	redirect_url: z.url(),
	public: z.boolean(),
	default_permissions: z.record(z.string(), z.enum(['read', 'write'])),
	default_events: z.array(z.enum(['pull_request', 'issue_comment', 'check_run', 'check_suite'])),
});

/** What somebody has submitted. */
export type SubmittedManifest = z.infer<typeof MANIFEST>;

const waiting = new WeakMap<FakeState, Map<string, SubmittedManifest>>();

/** Does what GitHub's page does when somebody submits a manifest and confirms; gives where the browser is sent then. */
export function submitManifest(state: FakeState, action: string, manifest: string): URL {
	const submitted = MANIFEST.parse(JSON.parse(manifest));
	const code = randomBytes(20).toString('hex');
	const codes = waiting.get(state) ?? new Map<string, SubmittedManifest>();
	waiting.set(state, codes.set(code, submitted));
	const back = new URL(submitted.redirect_url);
	back.searchParams.set('code', code);
	back.searchParams.set('state', new URL(action).searchParams.get('state') ?? '');
	return back;
}

/** The manifest that a code stands for; a code is good for once. */
export function takeManifest(state: FakeState, code: string): SubmittedManifest | null {
	const codes = waiting.get(state);
	const manifest = codes?.get(code) ?? null;
	codes?.delete(code);
	return manifest;
}
