import { APP_MANIFESTS } from './app-manifests.ts';
import { APPS } from './apps.ts';
import { ARTIFACTS } from './artifacts.ts';
import { CHECK_RUNS } from './check-runs.ts';
import { COMMITS } from './commits.ts';
import type { Endpoints } from './endpoint.ts';
import { GIT_OBJECTS } from './git-objects.ts';
import { ISSUE_COMMENTS } from './issue-comments.ts';
import { ISSUES } from './issues.ts';
import { PULLS } from './pulls.ts';
import { REACTIONS } from './reactions.ts';
import { REPOSITORIES } from './repositories.ts';
import { REVIEWS } from './reviews.ts';
import { USERS } from './users.ts';

/** Everything that the fake answers over REST; an operation of the slice that is not here is answered 404. */
export const ENDPOINTS: Endpoints = {
	...APP_MANIFESTS,
	...APPS,
	...ARTIFACTS,
	...CHECK_RUNS,
	...COMMITS,
	...GIT_OBJECTS,
	...ISSUE_COMMENTS,
	...ISSUES,
	...PULLS,
	...REACTIONS,
	...REPOSITORIES,
	...REVIEWS,
	...USERS,
};
