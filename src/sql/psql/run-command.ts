import { readArguments } from './arguments.ts';
import { type CommandKind, copyStatement, type PsqlCommand } from './commands.ts';
import type { PsqlNote } from './script.ts';

/** What is said of rows that do not stand in the script. */
export const ROWS_LEFT_OUT = '`\\copy` moves rows between a table and a file: the rows are left out.';

/** What running a command may change or ask for. */
export interface CommandContext {
	readonly variables: Map<string, string>;
	note(kind: PsqlNote['kind'], message: string): void;
	/** The text of the file that a command includes, as psql runs it. */
	include(command: PsqlCommand): Promise<string>;
}

/** What stands for a command in the SQL that the server sees; null for one that stays as it is written. */
export async function runCommand(
	kind: Exclude<CommandKind, 'condition' | 'quit'>,
	command: PsqlCommand,
	{ variables, note, include }: CommandContext,
): Promise<string | null> {
	switch (kind) {
		case 'include':
			return include(command);
		case 'set':
			return setVariable(command.rest, variables, note);
		case 'unset':
			variables.delete(command.rest.trim());
			return '';
		case 'copy': {
			const copy = copyStatement(command.rest);
			if (copy !== null) return copy;
			// Rows that are not brought in may be missed by what follows; rows that are written out are not.
			note(/\bfrom\b/i.test(command.rest) ? 'assumed' : 'skipped', ROWS_LEFT_OUT);
			return '';
		}
		case 'send':
			return ';';
		case 'connect':
			note('assumed', `\`\\${command.name}\` goes to another database: all of it is replayed in one.`);
			return '';
		case 'display':
			note('skipped', `\`\\${command.name}\` only shows something.`);
			return '';
	}
}

function setVariable(
	rest: string,
	variables: Map<string, string>,
	note: CommandContext['note'],
): string | null {
	const [name, ...values] = readArguments(rest, variables) ?? [];
	if (name === undefined) return setFromShell(rest, variables, note);
	const value = values.join('');
	variables.set(name, value);
	if (name === 'AUTOCOMMIT' && FALSE.test(value)) {
		note('not-understood', 'psql commits nothing by itself from here on; the replay commits each statement.');
	}
	return '';
}

/** No shell is ever started, so such a value can only come from the settings. */
function setFromShell(
	rest: string,
	variables: CommandContext['variables'],
	note: CommandContext['note'],
): string | null {
	const name = /^\S+(?=\s.*`)/s.exec(rest)?.[0];
	if (name === undefined) return null;
	if (variables.has(name)) return '';
	const message = `\`\\set ${name}\` takes what a shell command prints, and none is run here: give the value under \`placeholders\`.`;
	note('not-understood', message);
	return '';
}

const TRUE = /^(?:t(?:r(?:ue?)?)?|y(?:es?)?|on|1)$/i;
const FALSE = /^(?:f(?:a(?:l(?:se?)?)?)?|no?|off?|0)$/i;

/** Whether the condition of an `\if` is true; what is no truth value is false to psql, which says so. */
export function isTrueCondition(rest: string, { variables, note }: Omit<CommandContext, 'include'>): boolean {
	const value = (readArguments(rest, variables) ?? []).join(' ');
	if (!TRUE.test(value) && !FALSE.test(value)) {
		note('not-understood', `The condition \`${rest.trim()}\` is not known here: it is taken to be false.`);
	}
	return TRUE.test(value);
}
