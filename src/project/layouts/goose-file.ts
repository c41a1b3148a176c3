import { UserError } from '../../errors.ts';
import type { Replacement } from '../../sql/fill-in.ts';
import { type GooseVariable, replaceGooseVariables } from './goose-variables.ts';
import type { UpPart, UpSection } from './layout.ts';
import { type Line, linesOf } from './lines.ts';

/** Where the reading of a file stands; a block is what is between StatementBegin and StatementEnd. */
type State = 'start' | 'up' | 'up-block' | 'down' | 'down-block';

/**
 * Reads one way through a file as goose does; throws a UserError for what goose refuses, and for an environment variable that has no
 * value.
 */
export function readGooseFile(
	path: string,
	source: string,
	values: Readonly<Record<string, string>>,
	way: 'up' | 'down',
): UpPart {
	const block: State = `${way}-block`;
	const sections: UpSection[] = [];
	const replacements: Replacement[] = [];
	const at: { state: State; start: number; unfinished: Line | null } = {
		state: 'start',
		start: 0,
		unfinished: null,
	};
	let usesVariables = false;
	let transaction: 'transaction' | 'none' = 'transaction';
	const refuse = (line: number, message: string, hint: string): UserError =>
		new UserError('load', message, { location: { file: path, line }, hint: `${hint} goose refuses it too.` });
	const endSpan = (end: number, isBlock: boolean): void => {
		if (end > at.start)
			sections.push({ spans: [{ start: at.start, end }], transaction: isBlock ? 'implicit' : 'none' });
	};
	const move = (line: Line, allowed: readonly State[], to: State): void => {
		if (!allowed.includes(at.state)) {
			throw refuse(
				line.number,
				`${line.text.trim()} cannot stand here.`,
				'Put the annotations in their order.',
			);
		}
		if (at.state === way || at.state === block) endSpan(line.start, at.state === block);
		at.state = to;
		at.start = line.next;
	};

	for (const line of linesOf(source)) {
		const trimmed = line.text.trim();
		if (trimmed.startsWith('--') && trimmed.includes('+goose')) {
			const annotation = annotationIn(line.text);
			const isUp = at.state === 'up' || at.state === 'up-block';
			if (annotation === 'down' && at.unfinished) throw refuse(at.unfinished.number, UNFINISHED, SEMICOLON);
			if (annotation === 'up') move(line, ['start'], 'up');
			else if (annotation === 'down') move(line, ['up'], 'down');
			else if (annotation === 'statementbegin') move(line, ['up', 'down'], isUp ? 'up-block' : 'down-block');
			else if (annotation === 'statementend') move(line, ['up-block', 'down-block'], isUp ? 'up' : 'down');
			else if (annotation === 'no transaction') transaction = 'none';
			else if (annotation === 'envsub on') usesVariables = true;
			else if (annotation === 'envsub off') usesVariables = false;
			else throw refuse(line.number, `goose has no annotation ${trimmed}.`, 'Correct it.');
			// goose takes the whole line out, even where it stands inside a function's body.
			if (at.state === way || at.state === block)
				replacements.push({ span: { start: line.start, end: line.next }, text: '' });
			continue;
		}
		const isCode = trimmed !== '' && (at.unfinished !== null || !trimmed.startsWith('--'));
		if (at.state === 'start' && isCode) {
			throw refuse(line.number, 'This stands before `-- +goose Up`.', 'Put it after the annotation.');
		}
		if (at.state === way && isCode) at.unfinished = endsStatement(line.text) ? null : (at.unfinished ?? line);
		if (usesVariables && (at.state === block || (at.state === way && isCode))) {
			const valueFor = (variable: GooseVariable): string => valueAt(variable, path, line.number, values);
			for (const each of replaceGooseVariables(line.text, line.start, valueFor)) replacements.push(each);
		}
	}
	if (at.state === 'start') throw refuse(1, 'This file has no `-- +goose Up`.', 'Add the annotation.');
	if (at.state === 'up-block' || at.state === 'down-block') {
		throw refuse(1, 'A `-- +goose StatementBegin` has no StatementEnd.', 'Add the annotation.');
	}
	if (at.state === way) {
		if (at.unfinished) throw refuse(at.unfinished.number, UNFINISHED, SEMICOLON);
		endSpan(source.length, false);
	}
	return { sections: transaction === 'none' ? sections : together(sections), replacements, ledger: [] };
}

const UNFINISHED = 'This statement has no semicolon at its end.';
const SEMICOLON = 'Add it, or put the statement between StatementBegin and StatementEnd.';

function annotationIn(line: string): string {
	// A blank before it is not allowed.
	if (/^\s/.test(line)) return line;
	return line.replaceAll('--', '').replace('+goose', '').trim().toLowerCase();
}

/** The last word before a comment decides. */
function endsStatement(line: string): boolean {
	const words = line.split(/\s+/).filter((word) => word !== '');
	const comment = words.findIndex((word) => word.startsWith('--'));
	return words[comment < 0 ? words.length - 1 : comment - 1]?.endsWith(';') ?? false;
}

function together(sections: readonly UpSection[]): readonly UpSection[] {
	return [{ spans: sections.flatMap(({ spans }) => spans), transaction: 'transaction' }];
}

function valueAt(
	{ name, operator, operand }: GooseVariable,
	file: string,
	line: number,
	values: Readonly<Record<string, string>>,
): string {
	const value = Object.hasOwn(values, name) ? values[name] : undefined;
	if (operator === ':-' && !value) return operand;
	if (operator === '-' && value === undefined) return operand;
	if (value === undefined) {
		throw new UserError('load', `The environment variable ${name} has no value here.`, {
			location: { file, line },
			hint: `Give it in .github/database-spec.yml, even if it is empty:\n\nplaceholders:\n  ${name}: value`,
		});
	}
	if (operator !== ':') return value;
	const [from = 0, length] = operand.split(':').map(Number);
	const begin = from < 0 ? Math.max(value.length + from, 0) : from;
	if (length === undefined) return value.slice(begin);
	return value.slice(begin, length < 0 ? value.length + length : begin + length);
}
