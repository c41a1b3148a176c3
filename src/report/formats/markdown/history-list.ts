import type { DatabaseReport } from '../../report.ts';
import { historyLines } from '../../words/history-lines.ts';
import { renderPhrase } from '../../words/phrase.ts';
import { codeSpan, inlineText } from './escape.ts';

/** How healthy the history is, as a list; empty where there is nothing to say. */
export function historyList(database: DatabaseReport, compared: boolean): string {
	return historyLines(database, compared)
		.map((line) => `- ${renderPhrase(line, { quote: codeSpan, cite: inlineText })}`)
		.join('\n');
}
