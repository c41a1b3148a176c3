import type { MissingName, Use } from '../../compare/drift.ts';
import { positionAt } from '../../sql/position.ts';
import type { Finding } from '../report.ts';
import { firstWords } from './first-words.ts';

/** The finding for a name that the SQL of a specification uses and that nothing defines: one, with all lines that use it. */
export function missingNameFinding(drift: MissingName, document: string, introduced: boolean): Finding {
	const { what, name, uses } = drift;
	const subject = `${what} ${name}`;
	const lines = new Map(uses.map((use) => [lineOf(use), firstWords(use.statement.text)]));
	const [first] = lines.keys();
	return {
		code: 'drift/undefined',
		severity: 'warning',
		introduced,
		subject,
		message: messageOf(drift, subject),
		detail: [...lines].map(([line, words]) => `line ${line}: ${words}`).join('\n'),
		differences: [],
		document: { file: document, line: first ?? 1 },
		migration: null,
		hint: hintOf(drift),
	};
}

function messageOf({ what, madeAt }: MissingName, subject: string): string {
	if (what === 'extension') return `${subject} is needed here and never created in the specification`;
	if (madeAt?.isOpen) return `${subject} is used here and never defined: line ${madeAt.line} leaves it open`;
	if (madeAt) return `${subject} is used here, and what defines it on line ${madeAt.line} does not run`;
	return what === 'function'
		? `${subject} is used here and neither the specification nor PostgreSQL has it with such arguments`
		: `${subject} is used here and never defined in the specification`;
}

function hintOf({ what, name, madeAt }: MissingName): string {
	if (what === 'extension') return `Add \`CREATE EXTENSION "${name}";\` to the specification.`;
	if (madeAt && !madeAt.isOpen) return `Correct line ${madeAt.line} first.`;
	return 'Define it in the specification, correct its name, or take out what uses it.';
}

function lineOf({ statement, offset }: Use): number {
	return statement.line + positionAt(statement.text, offset).line - 1;
}
