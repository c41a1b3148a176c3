/**
 * Cuts out of GitHub's GraphQL schema what the fake GitHub answers, without prose.
 * usage: node scripts/slice-graphql.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DefinitionNode, Kind, parse, print, visit } from 'graphql';

/** The fields that are used, by the type that they are of; inputs, enums and scalars that these name come whole. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
	Query: ['repository', 'viewer'],
	Mutation: ['createCommitOnBranch', 'resolveReviewThread', 'updatePullRequestReviewComment', 'updateRefs'],
	Actor: ['login'],
	Bot: ['login'],
	User: ['login'],
	Repository: ['id', 'pullRequest', 'pullRequests', 'ref'],
	Ref: ['name', 'target'],
	GitObject: ['oid'],
	Commit: ['oid', 'signature', 'url'],
	GitSignature: ['isValid', 'state', 'wasSignedByGitHub'],
	GpgSignature: ['isValid', 'state', 'wasSignedByGitHub'],
	CreateCommitOnBranchPayload: ['clientMutationId', 'commit', 'ref'],
	PullRequest: ['files', 'headRefName', 'headRefOid', 'isCrossRepository', 'number', 'reviewThreads'],
	PullRequestConnection: ['nodes', 'pageInfo', 'totalCount'],
	PullRequestChangedFile: ['changeType', 'path'],
	PullRequestChangedFileConnection: ['nodes', 'pageInfo', 'totalCount'],
	PullRequestReviewThreadConnection: ['nodes', 'pageInfo', 'totalCount'],
	PageInfo: ['endCursor', 'hasNextPage'],
	PullRequestReviewThread: ['comments', 'id', 'isOutdated', 'isResolved', 'path', 'resolvedBy'],
	PullRequestReviewCommentConnection: ['nodes', 'totalCount'],
	PullRequestReviewComment: ['author', 'body', 'databaseId', 'id'],
	ResolveReviewThreadPayload: ['clientMutationId', 'thread'],
	UpdatePullRequestReviewCommentPayload: ['clientMutationId'],
	UpdateRefsPayload: ['clientMutationId'],
};
const BUILT_IN = new Set(['ID', 'String', 'Int', 'Float', 'Boolean']);
const INTERFACES = new Set(['Actor', 'GitObject', 'GitSignature']);

const source = new URL('../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url);
const definitions = new Map<string, DefinitionNode>();
for (const definition of parse(readFileSync(source, 'utf8'), { noLocation: true }).definitions) {
	if ('name' in definition && definition.name) definitions.set(definition.name.value, cut(definition));
}

function cut(definition: DefinitionNode): DefinitionNode {
	const bare: DefinitionNode = visit(definition, {
		enter: (node) => {
			if (node.kind === Kind.DIRECTIVE) return null;
			return 'description' in node ? { ...node, description: undefined } : undefined;
		},
	});
	if (bare.kind !== Kind.OBJECT_TYPE_DEFINITION && bare.kind !== Kind.INTERFACE_TYPE_DEFINITION) return bare;
	const wanted = FIELDS[bare.name.value] ?? [];
	return {
		...bare,
		fields: bare.fields?.filter(({ name }) => wanted.includes(name.value)) ?? [],
		interfaces: bare.interfaces?.filter(({ name }) => INTERFACES.has(name.value)) ?? [],
	};
}

const needed = new Set<string>();
const waiting = Object.keys(FIELDS);
for (let name = waiting.pop(); name; name = waiting.pop()) {
	if (needed.has(name) || BUILT_IN.has(name)) continue;
	const definition = definitions.get(name);
	if (!definition) throw new Error(`GitHub's schema has no type ${name}.`);
	needed.add(name);
	visit(definition, { NamedType: (node) => void waiting.push(node.name.value) });
}
for (const [type, fields] of Object.entries(FIELDS)) {
	const text = print(definitions.get(type) as DefinitionNode);
	for (const field of fields) {
		if (!new RegExp(`^ {2}${field}\\b`, 'm').test(text)) throw new Error(`${type} has no field ${field}.`);
	}
}

const text = [...needed]
	.sort()
	.map((name) => print(definitions.get(name) as DefinitionNode))
	.join('\n\n');
const target = fileURLToPath(
	new URL('../test/support/fake-github/graphql/schema-slice.graphql', import.meta.url),
);
writeFileSync(target, `${text}\n`);
console.log(`${target}: ${needed.size} types, ${text.length} characters`);
