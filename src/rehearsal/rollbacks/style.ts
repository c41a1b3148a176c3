import { codeSpan, prose } from '../../specification/markdown.ts';
import type { Rollback } from '../../specification/rehearsed.ts';

/** How names and the engine's words are written. */
export interface Style {
	readonly code: (text: string) => string;
	readonly prose: (text: string) => string;
}

const MARKDOWN: Style = { code: codeSpan, prose };
const PLAIN: Style = { code: (text) => text, prose: (text) => text };

/** The outcome of a way back that does not hold, for documents and for reports. */
export function unproven(say: (style: Style) => string): Rollback['outcome'] {
	return { kind: 'unproven', why: say(MARKDOWN), plain: say(PLAIN) };
}
