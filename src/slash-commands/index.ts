import { check } from './check.ts';
import { explain } from './explain.ts';
import { helpWith } from './help.ts';
import { ignore } from './ignore.ts';
import type { SlashCommand } from './slash-command.ts';
import { showSquash, squash } from './squash.ts';
import { update } from './update.ts';

/** Everything that people can ask for in a comment. */
export const SLASH_COMMANDS: readonly SlashCommand[] = [
	update,
	check,
	squash,
	showSquash,
	explain,
	ignore,
	helpWith(() => SLASH_COMMANDS),
];
