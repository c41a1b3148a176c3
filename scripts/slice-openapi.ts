/**
 * Cuts out of GitHub's OpenAPI description what the fake GitHub answers, without prose and examples.
 * usage: node scripts/slice-openapi.ts <@octokit/openapi/generated/api.github.com.json>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const REPOSITORY = '/repos/{owner}/{repo}';
/** The operations that are used, by path. */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
	'/app': ['get'],
	'/app-manifests/{code}/conversions': ['post'],
	'/app/hook/deliveries': ['get'],
	'/app/hook/deliveries/{delivery_id}': ['get'],
	'/app/hook/deliveries/{delivery_id}/attempts': ['post'],
	'/app/installations': ['get'],
	'/app/installations/{installation_id}': ['get'],
	'/app/installations/{installation_id}/access_tokens': ['post'],
	'/rate_limit': ['get'],
	[REPOSITORY]: ['get'],
	[`${REPOSITORY}/actions/artifacts/{artifact_id}`]: ['get'],
	[`${REPOSITORY}/actions/artifacts/{artifact_id}/{archive_format}`]: ['get'],
	[`${REPOSITORY}/actions/runs/{run_id}/artifacts`]: ['get'],
	[`${REPOSITORY}/check-runs`]: ['post'],
	[`${REPOSITORY}/check-runs/{check_run_id}`]: ['get', 'patch'],
	[`${REPOSITORY}/check-runs/{check_run_id}/annotations`]: ['get'],
	[`${REPOSITORY}/check-suites/{check_suite_id}/rerequest`]: ['post'],
	[`${REPOSITORY}/collaborators/{username}/permission`]: ['get'],
	[`${REPOSITORY}/commits/{commit_sha}/pulls`]: ['get'],
	[`${REPOSITORY}/commits/{ref}/check-runs`]: ['get'],
	[`${REPOSITORY}/compare/{basehead}`]: ['get'],
	[`${REPOSITORY}/contents/{path}`]: ['get'],
	[`${REPOSITORY}/git/blobs/{file_sha}`]: ['get'],
	[`${REPOSITORY}/git/commits/{commit_sha}`]: ['get'],
	[`${REPOSITORY}/git/ref/{ref}`]: ['get'],
	[`${REPOSITORY}/git/refs`]: ['post'],
	[`${REPOSITORY}/git/refs/{ref}`]: ['patch', 'delete'],
	[`${REPOSITORY}/git/trees/{tree_sha}`]: ['get'],
	[`${REPOSITORY}/installation`]: ['get'],
	[`${REPOSITORY}/issues`]: ['get', 'post'],
	[`${REPOSITORY}/issues/{issue_number}`]: ['get', 'patch'],
	[`${REPOSITORY}/issues/{issue_number}/comments`]: ['get', 'post'],
	[`${REPOSITORY}/issues/comments/{comment_id}`]: ['get', 'patch', 'delete'],
	[`${REPOSITORY}/issues/comments/{comment_id}/reactions`]: ['get', 'post'],
	[`${REPOSITORY}/pulls`]: ['get', 'post'],
	[`${REPOSITORY}/pulls/{pull_number}`]: ['get', 'patch'],
	[`${REPOSITORY}/pulls/{pull_number}/comments`]: ['get'],
	[`${REPOSITORY}/pulls/{pull_number}/comments/{comment_id}/replies`]: ['post'],
	[`${REPOSITORY}/pulls/{pull_number}/files`]: ['get'],
	[`${REPOSITORY}/pulls/{pull_number}/reviews`]: ['get', 'post'],
	[`${REPOSITORY}/pulls/{pull_number}/reviews/{review_id}/comments`]: ['get'],
	[`${REPOSITORY}/pulls/{pull_number}/reviews/{review_id}/dismissals`]: ['put'],
	[`${REPOSITORY}/pulls/comments/{comment_id}`]: ['patch'],
	'/user': ['get'],
};
const WEBHOOKS = [
	'check-run-requested-action',
	'check-run-rerequested',
	'check-suite-rerequested',
	'installation-created',
	'installation-deleted',
	'issue-comment-created',
	'pull-request-closed',
	'pull-request-edited',
	'pull-request-opened',
	'pull-request-ready-for-review',
	'pull-request-reopened',
	'pull-request-synchronize',
	'push',
	'workflow-run-completed',
];
/** What every refusal looks like, also where an operation does not list it. */
const ALWAYS = ['#/components/schemas/basic-error'];

const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'tags']);

function asObject(value: Json | undefined): JsonObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
	throw new Error('The description does not have the expected shape.');
}

/** Drops prose and vendor extensions; a property may well be called `description`, so names of properties are kept. */
function strip(value: Json, namesAreOurs = false): Json {
	if (Array.isArray(value)) return value.map((item) => strip(item));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([key]) => namesAreOurs || (!PROSE.has(key) && !key.startsWith('x-')))
			.map(([key, item]) => [key, strip(item, key === 'properties')]),
	);
}

function referencesIn(value: Json): string[] {
	if (Array.isArray(value)) return value.flatMap(referencesIn);
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, item]) =>
		key === '$ref' && typeof item === 'string' ? [item] : referencesIn(item),
	);
}

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: node scripts/slice-openapi.ts <api.github.com.json>');
const description = asObject(JSON.parse(readFileSync(source, 'utf8')));

const paths: JsonObject = {};
for (const [path, methods] of Object.entries(OPERATIONS)) {
	const described = asObject(asObject(description.paths)[path]);
	paths[path] = Object.fromEntries(methods.map((method) => [method, strip(asObject(described[method]))]));
}
const webhooks: JsonObject = {};
for (const name of WEBHOOKS) {
	const webhook = asObject(asObject(asObject(description['x-webhooks'])[name]).post);
	webhooks[name] = strip(webhook.requestBody ?? null);
}

const components: JsonObject = {};
const waiting = [...ALWAYS, ...referencesIn(paths), ...referencesIn(webhooks)];
const done = new Set<string>();
for (let reference = waiting.pop(); reference; reference = waiting.pop()) {
	if (done.has(reference)) continue;
	done.add(reference);
	const [, , group = '', name = ''] = reference.split('/');
	const part = strip(asObject(asObject(description.components)[group])[name] ?? null);
	components[group] = { ...asObject(components[group] ?? {}), [name]: part };
	waiting.push(...referencesIn(part));
}
for (const [group, parts] of Object.entries(components)) {
	components[group] = Object.fromEntries(
		Object.entries(asObject(parts)).sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

const version = asObject(description.info).version ?? null;
const target = fileURLToPath(new URL('../test/support/fake-github/openapi-slice.json', import.meta.url));
writeFileSync(target, `${JSON.stringify({ version, paths, webhooks, components }, null, 1)}\n`);
console.log(`${target}: version ${version}, ${done.size} components`);
