import type { Expression } from './expression.ts';
import { isMeasurable, isValue, shown } from './operands.ts';
import type { Phrases } from './phrases.ts';
import type { Fact } from './statement.ts';

/** A fact about a column or a sum of columns; null where there are no phrases or nothing to say them of. */
export function factAbout(subject: Expression, phrases: Phrases | null): Fact | null {
	if (!phrases || !isMeasurable(subject) || isValue(subject)) return null;
	const column = subject.kind === 'column' ? subject.name : null;
	return { kind: 'fact', subject: shown(subject), column, ...phrases };
}
