import { runBotCommandLine } from './bot-command-line.ts';

// The command line hands over with the name of the command in front.
const args = process.argv.slice(2);
process.exitCode = await runBotCommandLine(args[0] === 'bot' ? args.slice(1) : args);
