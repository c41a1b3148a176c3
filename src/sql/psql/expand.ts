import { UserError } from '../../errors.ts';
import { fillIn, type Replacement } from '../fill-in.ts';
import { positionsIn } from '../position.ts';
import { scan } from '../scanner.ts';
import { type MetaCommand, type Script, splitScript } from '../split.ts';
import { readArguments, referenceAt, referredValue } from './arguments.ts';
import { kindOfCommand, type PsqlCommand, parseCommand } from './commands.ts';
import { openConditions } from './conditions.ts';
import { type CommandContext, isTrueCondition, runCommand } from './run-command.ts';
import type { FindFile, PsqlNote, ScriptFile, Variables } from './script.ts';

/** What psql makes of a script before the server sees it. */
export interface ExpandedScript {
	/** Sorted; what they leave are statements, and commands that are not known. */
	readonly replacements: readonly Replacement[];
	readonly notes: readonly PsqlNote[];
}

/** How deep scripts may include each other, and how much text they may include in all. */
const MOST_DEEP = 20;
const MOST_TEXT = 50_000_000;

interface Session {
	readonly variables: Map<string, string>;
	readonly notes: PsqlNote[];
	readonly findFile: FindFile;
	/** How many UTF-16 units have been included. */
	included: number;
}

/**
 * Runs psql's own language in a script: variables, `\set`, `\if`, included files, `\copy` with its rows. Throws a
 * UserError for an included file that is not there, and for files that include each other without end.
 */
export async function expandPsql(
	file: ScriptFile,
	variables: Variables,
	findFile: FindFile,
): Promise<ExpandedScript> {
	const session: Session = { variables: new Map(variables), notes: [], findFile, included: 0 };
	const replacements = await expand(file, session, []);
	return { replacements, notes: session.notes };
}

async function expand(
	file: ScriptFile,
	session: Session,
	stack: readonly string[],
): Promise<readonly Replacement[]> {
	const replacements: Replacement[] = [];
	const put = (start: number, end: number, text: string): void => {
		replacements.push({ span: { start, end }, text });
	};
	const conditions = openConditions();
	const position = positionsIn(file.text);
	let leftOutFrom: number | null = null;
	for (const place of placesIn(file.text, splitScript(file.text))) {
		const { start } = place;
		if ('reference' in place) {
			const value = leftOutFrom === null ? referredValue(place.reference, session.variables) : null;
			if (value !== null) put(start, start + place.reference[0].length, value);
			continue;
		}
		const command = parseCommand(place.command.text);
		const kind = kindOfCommand(command.name);
		const { end } = place.command.span;
		const context = contextAt(file, position(start).line, session, stack);
		if (kind === 'condition') {
			if (!conditions.take(command.name, () => isTrueCondition(command.rest, context))) {
				context.note('not-understood', `\`\\${command.name}\` stands in no \`\\if\`.`);
			}
			if (!conditions.isActive()) leftOutFrom ??= start;
			else {
				put(leftOutFrom ?? start, end, '');
				leftOutFrom = null;
			}
		} else if (leftOutFrom !== null || kind === null) {
			// What is left out does nothing, and what is not known stays as it is written.
		} else if (kind === 'quit') {
			context.note('skipped', 'psql ends here: what follows is not run.');
			leftOutFrom = start;
			break;
		} else {
			const text = await runCommand(kind, command, context);
			if (text !== null) put(start, end, text);
		}
	}
	if (leftOutFrom !== null) put(leftOutFrom, file.text.length, '');
	return replacements;
}

/** A place where psql does something: one of its commands, or a reference to a variable. */
type Place =
	| { readonly start: number; readonly command: MetaCommand }
	| { readonly start: number; readonly reference: RegExpExecArray };

function placesIn(text: string, { statements, metaCommands }: Script): readonly Place[] {
	const places: Place[] = metaCommands.map((command) => ({ start: command.span.start, command }));
	for (const { text: sql, span } of statements) {
		if (!sql.includes(':')) continue;
		const scanner = scan(sql);
		while (scanner.next()) {
			if (scanner.kind !== 'symbol' || sql[scanner.start] !== ':') continue;
			const start = span.start + scanner.start;
			const following = sql[scanner.start + 1];
			// A cast or an assignment is one token to psql.
			const isPair = following === ':' || following === '=';
			const reference = isPair ? null : referenceAt(text, start);
			if (reference) places.push({ start, reference });
			scanner.jump(scanner.start + (reference?.[0].length ?? (isPair ? 2 : 1)));
		}
	}
	return places.toSorted((a, b) => a.start - b.start);
}

function contextAt(
	file: ScriptFile,
	line: number,
	session: Session,
	stack: readonly string[],
): CommandContext {
	return {
		variables: session.variables,
		note: (kind, message) => session.notes.push({ kind, message, file: file.path, line }),
		include: (command) => include(command, { file, line }, session, stack),
	};
}

async function include(
	{ name, rest }: PsqlCommand,
	{ file, line }: { readonly file: ScriptFile; readonly line: number },
	session: Session,
	stack: readonly string[],
): Promise<string> {
	const location = { file: file.path, line };
	const [wanted] = readArguments(rest, session.variables) ?? [];
	if (wanted === undefined) throw new UserError('load', `\`\\${name}\` names no file.`, { location });
	const found = await session.findFile(wanted, file.path, name === 'ir' || name === 'include_relative');
	if (!found) {
		throw new UserError('load', `The file ${wanted}, which is included here, is not there.`, {
			location,
			hint: 'Commit it or correct its path: `\\i` takes it from the directory that psql is started in, `\\ir` from the directory of the file. Nothing outside of the repository is read.',
		});
	}
	const around = [...stack, file.path];
	session.included += found.text.length;
	if (around.length > MOST_DEEP || around.includes(found.path) || session.included > MOST_TEXT) {
		throw new UserError('limit', `${wanted} is included here once too often.`, {
			location,
			facts: { 'included by': around.join('\n') },
		});
	}
	const replacements = await expand(found, session, around);
	const { text } = fillIn(found.text, { start: 0, end: found.text.length }, replacements);
	return `${text}\n`;
}
