import { findCode } from '../explanations/find-code.ts';
import { explanationMarkdown } from '../explanations/format-explanation.ts';
import { EXPLAINED_CODES } from '../explanations/index.ts';
import { codeSpan, inlineText } from '../report/formats/markdown/escape.ts';
import type { SlashCommand } from './slash-command.ts';

/** Says what a code of a finding or an error means. */
export const explain: SlashCommand = {
	name: 'explain',
	argument: 'CODE',
	does: 'says what a code such as `drift/undocumented` means and what to do',
	needsWrite: false,
	async run({ argument }) {
		const found = findCode(argument);
		if (found.kind === 'found') return { wentWell: true, text: explanationMarkdown(found.code, 4) };
		const nearest = found.nearest.map(codeSpan).join(', ');
		const unknown = argument === '' ? 'Which one?' : `There is no code ${inlineText(`\`${argument}\``)}.`;
		const others = nearest === '' ? EXPLAINED_CODES.map(codeSpan).join(', ') : nearest;
		return {
			wentWell: false,
			text: `${unknown} ${nearest === '' ? 'There are' : 'Did you mean'} ${others}${nearest === '' ? '.' : '?'}`,
		};
	},
};
