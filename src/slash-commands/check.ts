import type { SlashCommand } from './slash-command.ts';

/** Checks the newest head once more; comment and check run say what came of it. */
export const check: SlashCommand = {
	name: 'check',
	argument: '',
	does: 'checks the newest commit once more',
	needsWrite: true,
	run: async (_, deeds) => ({ wentWell: await deeds.check(), text: '' }),
};
