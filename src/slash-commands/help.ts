import { codeSpan } from '../report/formats/markdown/escape.ts';
import type { SlashCommand } from './slash-command.ts';

/** Lists the commands that there are; given them, because the list itself holds this one. */
export function helpWith(list: () => readonly SlashCommand[]): SlashCommand {
	return {
		name: 'help',
		argument: '',
		does: 'lists these commands',
		needsWrite: false,
		run: async () => ({ wentWell: true, text: describeCommands(list()) }),
	};
}

/** The commands as a Markdown list. */
export function describeCommands(commands: readonly SlashCommand[]): string {
	const lines = commands.map(({ name, argument, does, needsWrite }) => {
		const typed = codeSpan(`/database-spec ${name}${argument === '' ? '' : ` ${argument}`}`);
		return `- ${typed} ${does}${needsWrite ? ' (for those who may push here)' : ''}`;
	});
	return `In a comment's first line:\n\n${lines.join('\n')}`;
}
