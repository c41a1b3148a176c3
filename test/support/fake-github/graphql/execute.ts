import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLError, graphql, parse, validate } from 'graphql';
import type { Answer } from '../answers.ts';
import { findRepository, type GraphqlContext, graphqlError } from './context.ts';
import { createCommitOnBranch } from './create-commit.ts';
import { type PullsArguments, showPullNode, showPulls } from './pull-requests.ts';
import { resolveReviewThread, updatePullRequestReviewComment } from './review-threads.ts';
import { repositoryNode, updateRefs } from './update-refs.ts';

const SCHEMA = buildSchema(readFileSync(new URL('schema-slice.graphql', import.meta.url), 'utf8'));

const ROOT = {
	viewer: (_: object, { rights }: GraphqlContext) => ({ login: rights.login }),
	repository: showRepository,
	createCommitOnBranch,
	resolveReviewThread,
	updatePullRequestReviewComment,
	updateRefs,
};

/** Answers a question or change; `note` is told of what GitHub's schema does not know. */
export async function executeGraphql(
	body: unknown,
	context: GraphqlContext,
	note: (problem: string) => void,
): Promise<Answer> {
	const { query, variables } = body as { query: string; variables?: Record<string, unknown> };
	const problems = problemsOf(query);
	for (const problem of problems) note(problem);
	if (problems.length > 0) return { status: 200, body: { errors: problems.map((message) => ({ message })) } };
	const result = await graphql({
		...{ schema: SCHEMA, source: query, rootValue: ROOT, contextValue: context },
		variableValues: variables ?? {},
	});
	// Variables that do not fit the schema have no place in the answer.
	for (const error of result.errors ?? []) if (!error.path) note(error.message);
	const errors = result.errors?.map(showError);
	return {
		status: 200,
		body: { ...(result.data ? { data: result.data } : {}), ...(errors ? { errors } : {}) },
	};
}

function problemsOf(query: string): readonly string[] {
	try {
		return validate(SCHEMA, parse(query)).map(({ message }) => message);
	} catch (error) {
		return [String(error)];
	}
}

/** GitHub says the kind of an error beside its message. */
function showError({ message, path, locations, extensions }: GraphQLError): object {
	const { type } = extensions;
	return { ...(type === undefined ? {} : { type }), ...(path ? { path } : {}), locations, message };
}

function showRepository(
	{ owner, name }: { readonly owner: string; readonly name: string },
	context: GraphqlContext,
): object {
	const repository = findRepository(context, `${owner}/${name}`);
	return {
		id: repositoryNode(repository),
		ref: ({ qualifiedName }: { readonly qualifiedName: string }) => {
			const full = qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`;
			const oid = repository.git?.resolve(full);
			return oid ? { name: full.replace(/^refs\/heads\//, ''), target: { __typename: 'Commit', oid } } : null;
		},
		pullRequest: ({ number }: { readonly number: number }) => {
			const pull = repository.pulls.find((each) => each.number === number);
			if (!pull) {
				const message = `Could not resolve to a PullRequest with the number of ${number}.`;
				throw graphqlError('NOT_FOUND', message);
			}
			return showPullNode(context, repository, pull);
		},
		pullRequests: (asked: PullsArguments) => showPulls(context, repository, asked),
	};
}
