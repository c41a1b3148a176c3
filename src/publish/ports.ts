import type { Annotation } from '../report/formats/annotations.ts';
import type { CheckRunPort } from './ports/check-run-port.ts';
import type { ReviewPort } from './ports/review-port.ts';

/** A comment as it stands on a pull request. */
export interface PostedComment {
	readonly id: number;
	/** The login of who wrote it, such as `github-actions[bot]`. */
	readonly author: string;
	readonly body: string;
}

/** The comments of one pull request; every method throws a UserError with code `publish` when it may not or cannot. */
export interface CommentPort {
	/** All comments, oldest first. */
	list(): Promise<readonly PostedComment[]>;
	/** The login under which this port writes. */
	author(): Promise<string>;
	create(body: string): Promise<PostedComment>;
	update(id: number, body: string): Promise<void>;
}

/** The page that a run shows besides its log. */
export interface SummaryPort {
	append(markdown: string): Promise<void>;
}

/** Notes at lines of files, and notes about the run itself. */
export interface AnnotationPort {
	annotate(annotation: Annotation): void;
	/** Something about the run that its owner should put right; the check's verdict is not touched by it. */
	warn(message: string): void;
	/** Something good to know, in the log only. */
	note(message: string): void;
}

/** Everything that a report can be published to; null for what there is no place or no wish for. */
export interface Ports {
	readonly comments: CommentPort | null;
	readonly review: ReviewPort | null;
	readonly checkRun: CheckRunPort | null;
	readonly summary: SummaryPort;
	readonly annotations: AnnotationPort;
}
