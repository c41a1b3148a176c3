import type { Annotation } from '../../report/formats/annotations.ts';

/** What a check run shows. */
export interface CheckRunOutput {
	readonly title: string;
	/** Markdown of at most 65,535 characters. */
	readonly summary: string;
}

/** A button below a check run; a press comes back as a webhook to the app that made the run. */
export interface CheckRunButton {
	/** At most 20 characters. */
	readonly label: string;
	/** At most 40 characters. */
	readonly description: string;
	/** At most 20 characters. */
	readonly identifier: string;
}

/** How a check run ended. */
export type Conclusion = 'success' | 'neutral' | 'failure';

/** A check run as it stands on a commit. */
export interface CheckRun {
	readonly id: number;
	readonly isCompleted: boolean;
	/** How many annotations it has; GitHub adds new ones to them. */
	readonly annotationCount: number;
}

/** What is to become of a check run; a conclusion completes it. */
export interface CheckRunChange {
	readonly output: CheckRunOutput;
	/** At most 50, each at a line of a file. */
	readonly annotations: readonly Annotation[];
	readonly conclusion: Conclusion | null;
	readonly buttons: readonly CheckRunButton[];
}

/** The check runs of one name on one commit; every method throws a UserError with code `publish` when it may not or cannot. */
export interface CheckRunPort {
	/** The newest one; null where there is none. */
	find(): Promise<CheckRun | null>;
	/** Makes one that is in progress. */
	start(): Promise<CheckRun>;
	change(id: number, change: CheckRunChange): Promise<void>;
}
