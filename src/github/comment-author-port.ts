import type { CommentAuthorPort } from '../slash-commands/answer-comment.ts';
import { asking } from './asking.ts';
import type { Client } from './client.ts';
import { answeredStatus } from './retry-after.ts';
import type { RepositoryName } from './sources/github-tree.ts';

const REACTION = { what: 'reaction to the comment', permission: 'issues: write' };

/** GitHub's names for those who may push. https://docs.github.com/rest/collaborators/collaborators */
const WRITERS = new Set(['write', 'admin']);

/** Who may do what in a repository, and reactions to comments on its pull requests. */
export function githubCommentAuthors(client: Client, { owner, repo }: RepositoryName): CommentAuthorPort {
	return {
		async mayWrite(login) {
			try {
				const asked = { owner, repo, username: login };
				// The field knows four levels; maintainers are writers in it.
				return WRITERS.has((await client.rest.repos.getCollaboratorPermissionLevel(asked)).data.permission);
			} catch (error) {
				if (answeredStatus(error) === 404) return false;
				throw error;
			}
		},
		react: (comment, content) =>
			asking(REACTION, async () => {
				await client.rest.reactions.createForIssueComment({ owner, repo, comment_id: comment, content });
			}),
	};
}
