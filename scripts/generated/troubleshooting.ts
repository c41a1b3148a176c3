import { ERROR_LABELS } from '../../src/explanations/errors.ts';
import { explanationMarkdown } from '../../src/explanations/format-explanation.ts';
import { WRITTEN_CODES } from '../../src/explanations/index.ts';
import type { GeneratedFile } from './generated-file.ts';

const OPENING = `<!-- Written by npm run generated from src/explanations; changes here are lost. -->

# Troubleshooting

What each code means, why it matters and the way out. The same stands in the terminal with
\`auggie-database-spec explain CODE\`, and on a pull request with the comment \`/database-spec explain CODE\`.`;

/** The page with every code of a finding and of an error. */
export const troubleshooting: GeneratedFile = {
	path: 'docs/troubleshooting.md',
	write: () => {
		const errors = WRITTEN_CODES.filter((code) => code in ERROR_LABELS);
		const findings = WRITTEN_CODES.filter((code) => !(code in ERROR_LABELS));
		return `${[
			OPENING,
			'## Errors\n\nAn error stops a run: nothing is judged, and the exit status is 2.',
			...errors.map((code) => explanationMarkdown(code, 3)),
			'## Findings\n\nA finding is what a check has to say; errors and warnings that a pull request brings decide its verdict.',
			...findings.map((code) => explanationMarkdown(code, 3)),
		].join('\n\n')}\n`;
	},
};
