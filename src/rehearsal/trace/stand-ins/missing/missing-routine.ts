import { quoteIdentifier } from '../../../../dialects/postgres/ddl/quote.ts';
import { resultByName } from '../expression-type.ts';
import { RANKS } from '../plan.ts';
import { addNamespace } from '../relations.ts';
import { isMadeBefore, placeOf, type Repair, type Situation } from '../repair.ts';
import { nodeOf } from '../tree.ts';

/** The results that a function is given, in turn, until the statement can do something with it. */
export const ROUTINE_RESULTS = [
	'text',
	'bigint',
	'boolean',
	'uuid',
	'timestamptz',
	'jsonb',
	'numeric',
	'integer',
	'tsvector',
] as const;

/** A function, procedure or aggregate that is not there. */
export const missingRoutine: Repair = ({ message }, situation) => {
	const [, kind, name, args] =
		/^(function|procedure|aggregate) ([^(]+)\((.*)\) does not exist$/s.exec(message) ?? [];
	const [, bareKind, bare] =
		/^could not find a (function|procedure|aggregate) named "(.+)"$/s.exec(message) ?? [];
	const noun = kind ?? bareKind;
	const written = name ?? bare;
	if (noun === undefined || written === undefined) return null;
	const parts = written.replaceAll('"', '').split('.');
	const namespace =
		parts.length > 1 ? (parts[0] ?? 'public') : (situation.statement.uses.searchPath[0] ?? 'public');
	const types = splitTypes(args ?? '').map((type) => (type === 'unknown' ? 'text' : type));
	const routine = { noun, namespace, name: parts.at(-1) ?? '', types };
	return planRoutine(situation, routine, resultFor(situation, routine));
};

/** A routine that is taken to be there. */
export interface StandInRoutine {
	readonly noun: string;
	readonly namespace: string;
	readonly name: string;
	readonly types: readonly string[];
}

function planRoutine(situation: Situation, routine: StandInRoutine, result: string) {
	const { plan } = situation;
	const { noun, namespace, name, types } = routine;
	const signature = `${quoteIdentifier(namespace)}.${quoteIdentifier(name)}(${types.join(', ')})`;
	const key = `routine ${signature}`;
	if (plan.things.has(key) || isMadeBefore(situation, 'routine', name)) return null;
	const before = addNamespace(situation, namespace);
	const statements = [definition(noun, signature, types, result)];
	const returned = noun === 'function' ? `, returning ${result}` : '';
	plan.things.set(key, {
		rank: RANKS.routine,
		statements,
		message: `Nothing makes the ${noun} ${signature.replace(/^public\./, '')}: it is taken to be there${returned}.`,
		place: placeOf(situation),
	});
	return [...before, ...statements];
}

function definition(noun: string, signature: string, types: readonly string[], result: string): string {
	if (noun === 'procedure') return `CREATE PROCEDURE ${signature} LANGUAGE plpgsql AS 'BEGIN END'`;
	if (noun === 'aggregate') {
		const [type = 'text'] = types;
		const state = `${signature.replace(/\(.*$/s, '')}_step`;
		return `CREATE FUNCTION ${state}(${type}, ${type}) RETURNS ${type} LANGUAGE sql IMMUTABLE AS 'SELECT $1'; CREATE AGGREGATE ${signature} (SFUNC = ${state}, STYPE = ${type})`;
	}
	if (result === 'trigger' || result === 'event_trigger') {
		return `CREATE FUNCTION ${signature} RETURNS ${result} LANGUAGE plpgsql AS 'BEGIN RETURN ${result === 'trigger' ? 'new' : ''}; END'`;
	}
	return `CREATE FUNCTION ${signature} RETURNS ${result} LANGUAGE sql IMMUTABLE AS 'SELECT NULL::${result}'`;
}

function resultFor({ statement }: Situation, { name }: StandInRoutine): string {
	if (nodeOf(statement.tree, 'CreateTrigStmt')) return 'trigger';
	if (nodeOf(statement.tree, 'CreateEventTrigStmt')) return 'event_trigger';
	if (nodeOf(statement.tree, 'DropStmt') && /trigger|^(?:tg|trg|on)_|_(?:fn|func|tg|trg)$/.test(name))
		return 'trigger';
	return resultByName(name) ?? 'text';
}

/** Gives a function that the statement calls another result; null where it has none left to try. */
export const otherResult: Repair = ({ message }, { plan, statement }) => {
	if (/^(?:function|procedure|aggregate) .* does not exist$/s.test(message)) return null;
	for (const [key, thing] of plan.things) {
		const [, signature = ''] = /^routine (.*)$/s.exec(key) ?? [];
		const [made] = thing.statements;
		const result = /RETURNS (.+?) LANGUAGE sql/s.exec(made ?? '')?.[1];
		const name = /\.?"?([^".(]+)"?\(/.exec(signature)?.[1] ?? '';
		if (result === undefined || !statement.sql.toLowerCase().includes(name.toLowerCase())) continue;
		const next = ROUTINE_RESULTS.find((type) => type !== result && !plan.tried.has(`${key} ${type}`));
		plan.tried.add(`${key} ${result}`);
		if (next === undefined) continue;
		const statements = [
			`CREATE FUNCTION ${signature} RETURNS ${next} LANGUAGE sql IMMUTABLE AS 'SELECT NULL::${next}'`,
		];
		plan.things.set(key, {
			...thing,
			statements,
			message: thing.message?.replace(/, returning .*\.$/s, `, returning ${next}.`) ?? null,
		});
		return [`DROP FUNCTION ${signature}`, ...statements];
	}
	return null;
};

function splitTypes(list: string): readonly string[] {
	const types: string[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at <= list.length; at++) {
		const character = list[at];
		if (character === '(') depth++;
		if (character === ')') depth--;
		if (character !== undefined && (character !== ',' || depth > 0)) continue;
		const type = list.slice(start, at).trim();
		if (type !== '') types.push(type);
		start = at + 1;
	}
	return types;
}
