#!/usr/bin/env node
import { formatError } from '../errors.ts';
import { withoutWorkflowCommands } from '../report/workflow-commands.ts';
import { runCommandLine } from './command-line.ts';

// A reader that closes the pipe early, such as head, has seen what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

try {
	process.exitCode = await runCommandLine(process.argv.slice(2));
} catch (error) {
	process.stderr.write(`${withoutWorkflowCommands(formatError(error))}\n`);
	process.exitCode = 2;
}
