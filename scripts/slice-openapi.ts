/**
 * Cuts out of GitHub's OpenAPI description what the fake GitHub answers, without prose and examples.
 * usage: node scripts/slice-openapi.ts <@octokit/openapi/generated/api.github.com.json>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const OPERATIONS: readonly (readonly [path: string, method: string])[] = [
	['/repos/{owner}/{repo}/issues/{issue_number}/comments', 'get'],
	['/repos/{owner}/{repo}/issues/{issue_number}/comments', 'post'],
	['/repos/{owner}/{repo}/issues/comments/{comment_id}', 'patch'],
	['/repos/{owner}/{repo}/pulls/{pull_number}', 'get'],
	['/user', 'get'],
];
const WEBHOOKS = ['pull-request-opened', 'pull-request-synchronize'];
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
for (const [path, method] of OPERATIONS) {
	const operation = asObject(asObject(asObject(description.paths)[path])[method]);
	paths[path] = { ...asObject(paths[path] ?? {}), [method]: strip(operation) };
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
