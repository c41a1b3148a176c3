import { randomUUID } from 'node:crypto';

/**
 * Runs something during which the runner obeys no workflow command, whoever prints it.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands
 */
export async function withCommandsStopped<T>(run: () => Promise<T>): Promise<T> {
	const token = randomUUID();
	process.stdout.write(`::stop-commands::${token}\n`);
	try {
		return await run();
	} finally {
		process.stdout.write(`\n::${token}::\n`);
	}
}
