import type { Rewrite } from '../rule.ts';
import type { Arrangement } from './arrange.ts';

/** What became of a rewrite that was tried. */
export type RewriteProof =
	| {
			/** It builds the same schema with the same rows, and the finding is gone. */
			readonly kind: 'held';
			/** Of the whole statement, with those of its other findings. */
			readonly rewrite: Rewrite;
			/** Its migration as it ran. */
			readonly arrangement: Arrangement;
	  }
	| {
			readonly kind: 'failed';
			/** What was otherwise, as the rest of a sentence about the rewrite. */
			readonly reason: string;
	  }
	/** There were too many. */
	| { readonly kind: 'not tried' };
