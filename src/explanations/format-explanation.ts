import { wrap } from '../report/formats/text/wrap.ts';
import { type ExplainedCode, explainedLabel, explanationOf } from './index.ts';

/** One code explained in Markdown, under a heading of the given level. */
export function explanationMarkdown(code: ExplainedCode, level: number): string {
	const { meaning, why, waysOut, example } = explanationOf(code);
	return [
		`${'#'.repeat(level)} \`${code}\``,
		`**${explainedLabel(code)}.** ${meaning}`,
		`**Why it matters:** ${why}`,
		`**What to do:**\n\n${waysOut.map((way) => `- ${way}`).join('\n')}`,
		`\`\`\`${example.language}\n${example.text}\n\`\`\``,
	].join('\n\n');
}

/** One code explained for a terminal, in lines of at most `width` columns; examples are not broken. */
export function explanationText(code: ExplainedCode, width: number): string {
	const { meaning, why, waysOut, example } = explanationOf(code);
	const ways = waysOut.map((way) => `- ${wrap(way, width, 2).trimStart()}`);
	return [
		wrap(`${code}: ${explainedLabel(code)}`, width, 0),
		wrap(meaning, width, 0),
		wrap(`Why it matters: ${why}`, width, 0),
		`What to do:\n${ways.join('\n')}`,
		`Example:\n${example.text.replaceAll(/^(?=.)/gm, '  ')}`,
	].join('\n\n');
}

/** Every code with its title, a line each. */
export function codeListText(codes: readonly ExplainedCode[]): string {
	const width = Math.max(...codes.map((code) => code.length)) + 2;
	return codes.map((code) => `${code.padEnd(width)}${explainedLabel(code)}`).join('\n');
}
