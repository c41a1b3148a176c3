import type { GenerationMode } from '../inputs.ts';
import { commitToBranch } from './commit-to-branch.ts';
import type { Deliver } from './delivery.ts';
import { offerPullRequest } from './offer-pull-request.ts';
import { writeArtifact } from './write-artifact.ts';

/** Every way to hand over what was generated, by its name in the input `mode`. */
export const DELIVERIES: Readonly<Record<GenerationMode, Deliver>> = {
	'pull-request': offerPullRequest,
	commit: commitToBranch,
	artifact: writeArtifact,
};
