import type { Checked, CheckInput } from '../../commands/check.ts';
import type { RunEvent } from '../event.ts';
import type { ActionInputs } from '../inputs.ts';
import type { RunContext } from '../run-context.ts';

/** The check that the action runs. */
export type RunCheck = (input: CheckInput) => Promise<Checked>;

/** What a task is given: what the workflow says, what happened, where it runs, and the core's check. */
export interface Job {
	readonly inputs: ActionInputs;
	readonly event: RunEvent;
	readonly run: RunContext;
	readonly check: RunCheck;
}

/** One kind of work that the action does; it throws a UserError for what stops it. */
export interface Task {
	/** What the input `task` calls it. */
	readonly name: string;
	/** The events that ask for it where the input says nothing. */
	readonly events: readonly string[];
	/** What the inputs must have besides such an event; nothing where it is left out. */
	readonly isMeant?: (inputs: ActionInputs) => boolean;
	run(job: Job): Promise<void>;
}
