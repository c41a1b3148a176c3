import { UserError } from '../../errors.ts';
import type { ActionInputs } from '../inputs.ts';
import { checkTask } from './check.ts';
import { commandTask } from './command.ts';
import { generateTask } from './generate.ts';
import { publishTask } from './publish.ts';
import type { Task } from './task.ts';
import { watchTask } from './watch.ts';

/** Everything that the action can do. */
export const TASKS: readonly Task[] = [checkTask, commandTask, generateTask, publishTask, watchTask];

/** The task that the workflow names, else the one that event and inputs ask for, else the check; throws for an unknown name. */
export function chooseTask(inputs: ActionInputs, event: string): Task {
	const { task: name } = inputs;
	const isMeant = ({ events, isMeant }: Task) => events.includes(event) && (isMeant?.(inputs) ?? true);
	if (name === null) return TASKS.find(isMeant) ?? checkTask;
	const task = TASKS.find((each) => each.name === name);
	if (task) return task;
	throw new UserError('config', `The input \`task\` is "${name}".`, {
		hint: `It can be ${TASKS.map((each) => `\`${each.name}\``).join(', ')}, or be left out: the event decides then.`,
	});
}
