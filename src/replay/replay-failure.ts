import type { EngineFailure } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import { NOTHING_TELLS } from '../project/load-project.ts';
import type { LedgerEntry } from '../project/project.ts';
import { failureLine, functionPlace, type Script } from './failure-place.ts';
import { extensionLeftOut } from './left-out.ts';
import { type FailureContext, wayOut } from './way-out.ts';

const LONGEST_STATEMENT = 400;

/** The error that a failed statement is reported with: file, line, SQLSTATE, statement, way out. */
export function replayError(script: Script, failure: EngineFailure, context: FailureContext): UserError {
	const text = script.statements[failure.index]?.text ?? '';
	const facts: Record<string, string> = {};
	if (failure.sqlstate) facts.SQLSTATE = failure.sqlstate;
	if (failure.detail) facts.detail = failure.detail;
	if (failure.hint) facts['engine hint'] = failure.hint;
	const place = functionPlace(scriptsUpTo(script, context), failure.context);
	if (place) facts.at = place;
	if (failure.context) facts.context = firstLines(failure.context);
	if (text)
		facts.statement = text.length > LONGEST_STATEMENT ? `${text.slice(0, LONGEST_STATEMENT)} …` : text;
	const left = context.ledger.filter(isGap);
	if (left.length) facts['not run'] = listLeft(left);
	const guess = context.ledger.find(({ message }) => message === NOTHING_TELLS);
	if (guess) facts.assumed = guess.message;
	return new UserError(failure.ended && failure.ended !== 'crash' ? 'limit' : 'replay', messageOf(failure), {
		location: { file: script.path, line: failureLine(script, failure) },
		facts,
		hint: wayOut(script, failure, context),
	});
}

function scriptsUpTo(script: Script, { history }: FailureContext): readonly Script[] {
	const before = history.migrations.slice(
		0,
		history.migrations.findIndex(({ path }) => path === script.path),
	);
	return [...history.preludes, ...before, script];
}

const MOST_CONTEXT = 6;

/** A recursion without end is as long as the stack is deep. */
function firstLines(context: string): string {
	const lines = context.split('\n');
	return lines.length > MOST_CONTEXT ? [...lines.slice(0, MOST_CONTEXT), '…'].join('\n') : context;
}

const MOST_LEFT = 8;

/** Whether what was left out of the replay may be what a statement misses. */
function isGap(entry: LedgerEntry): boolean {
	return entry.kind === 'not-understood' || extensionLeftOut(entry) !== null;
}

function listLeft(entries: readonly LedgerEntry[]): string {
	const lines = entries
		.slice(0, MOST_LEFT)
		.map(({ file, line, message }) => `${file}${line ? `:${line}` : ''}: ${message}`);
	const rest = entries.length - lines.length;
	return [...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
}

function messageOf(failure: EngineFailure): string {
	// Without a code these are our own words, and not the engine's.
	if (failure.sqlstate === '') return `this statement ${failure.message}`;
	// The engine has no operating system to blame, and says "Success" in its place.
	return `the engine refused this statement: ${failure.message.replace(/^(could not execute command .*): Success$/s, '$1')}`;
}
