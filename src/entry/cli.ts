#!/usr/bin/env node
import { runCommandLine } from './command-line.ts';

// A reader that closes the pipe early, such as head, has seen what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

process.exitCode = await runCommandLine(process.argv.slice(2));
