/** What the command line client does with one of its own commands, as far as the schema is concerned. */
export type CommandKind =
	| 'include'
	| 'set'
	| 'unset'
	| 'copy'
	| 'condition'
	| 'quit'
	| 'send'
	| 'connect'
	| 'display';

const KINDS: ReadonlyMap<string, CommandKind> = new Map<string, CommandKind>([
	['i', 'include'],
	['include', 'include'],
	['ir', 'include'],
	['include_relative', 'include'],
	['set', 'set'],
	['unset', 'unset'],
	['if', 'condition'],
	['elif', 'condition'],
	['else', 'condition'],
	['endif', 'condition'],
	['q', 'quit'],
	['quit', 'quit'],
	['g', 'send'],
	['gx', 'send'],
	['c', 'connect'],
	['connect', 'connect'],
]);

const DISPLAY =
	/^(?:echo|qecho|warn|pset|timing|x|a|t|T|C|f|H|o|out|p|print|errverbose|conninfo|copyright|h|help|\?|encoding|l\+?|list|z|s[fv]\+?|d\S*)$/;

/** What a command does; null where it is not known here. */
export function kindOfCommand(name: string): CommandKind | null {
	// Of its commands psql takes only this one in any case.
	if (name.toLowerCase() === 'copy') return 'copy';
	return KINDS.get(name) ?? (DISPLAY.test(name) ? 'display' : null);
}

/** One of psql's own commands: its name without the backslash, and what follows it on the line. */
export interface PsqlCommand {
	readonly name: string;
	readonly rest: string;
}

/** Reads the line of a command. */
export function parseCommand(text: string): PsqlCommand {
	const [, name = '', rest = ''] = /^\\(\S[^\s\\]*)\s*(.*)$/s.exec(text) ?? [];
	return { name, rest };
}

const COPY_FROM = /^(.*?\bfrom\s+)(p?stdin)\b(.*)$/is;

/** The SQL of a `\copy` whose rows stand in the script; null for one that reads or writes a file. */
export function copyStatement(rest: string): string | null {
	const [, before, source, options = ''] = COPY_FROM.exec(rest) ?? [];
	return before === undefined || source === undefined
		? null
		: `COPY ${before}STDIN${options.replace(/;\s*$/, '')};`;
}
