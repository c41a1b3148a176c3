import { findRule, noSuchRule } from '../lint/rule-name.ts';
import { codeBlock, codeSpan, inlineText } from '../report/formats/markdown/escape.ts';
import type { Ignored, Reply, SlashCommand } from './slash-command.ts';

const ARGUMENT = /^(\S+)(?:\s+(\S+):(\d{1,7}))?(?:\s+(.+))?$/;

/** Writes the comment that silences a rule above a statement, or says what to write where no place is named. */
export const ignore: SlashCommand = {
	name: 'ignore',
	argument: 'RULE [FILE:LINE] REASON',
	does: 'silences a rule: commits the comment above the statement at that line, or says what to write there',
	needsWrite: true,
	async run({ argument }, deeds) {
		const [, name = '', path, line, reason = ''] = ARGUMENT.exec(argument) ?? [];
		const rule = findRule(name);
		if (!rule) {
			const said = name === '' ? 'Which rule?' : `${codeSpan(name)} ${inlineText(noSuchRule(name))}.`;
			return { wentWell: false, text: said };
		}
		if (reason === '') {
			const example = codeSpan(`/database-spec ignore ${rule.id} the table has 200 rows`);
			return { wentWell: false, text: `A reason is required, such as ${example}.` };
		}
		const comment = `-- database-spec: ignore ${rule.id} ${reason}`;
		if (path === undefined || line === undefined) {
			return { wentWell: true, text: `Write this above the statement:\n\n${codeBlock(comment, 'sql')}` };
		}
		return replyTo(await deeds.ignore({ path, line: Number(line), comment }), comment);
	},
};

function replyTo(outcome: Ignored, comment: string): Reply {
	switch (outcome.kind) {
		case 'committed':
			return {
				wentWell: true,
				text: `Silenced in [${codeSpan(outcome.commit.slice(0, 7))}](${outcome.url}).`,
			};
		case 'no-statement':
			return {
				wentWell: false,
				text: 'There is no statement of a migration at this line of the newest commit.',
			};
		case 'fork':
			return {
				wentWell: false,
				text: `This branch is in a fork, which cannot be written to from here. Write this above the statement:\n\n${codeBlock(comment, 'sql')}`,
			};
		case 'overtaken':
			return {
				wentWell: false,
				text: 'Somebody pushed to this branch in the meantime, so nothing was committed. Ask again for its new head.',
			};
	}
}
