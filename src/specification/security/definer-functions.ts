import { identify } from '../../model/identity.ts';
import type { Routine } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { servesTriggers } from '../routine-blocks.ts';
import { listed } from '../words/listing.ts';
import { executors } from './privilege-words.ts';

/** A routine that runs with its owner's rights. */
export interface DefinerFunction {
	/** With its arguments where another one is called the same. */
	readonly name: string;
	/** Who may call it, as Markdown. */
	readonly callers: string;
	/** Where it looks names up, as Markdown. */
	readonly path: string;
}

/** The routines that run with their owner's rights, in the schema's order. */
export function listDefinerFunctions(schema: Schema): readonly DefinerFunction[] {
	const routines: readonly Routine[] = [...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')];
	const names = new Map<string, number>();
	for (const routine of routines) names.set(nameOf(routine), (names.get(nameOf(routine)) ?? 0) + 1);
	const isAlone = (routine: Routine) => names.get(nameOf(routine)) === 1;
	return routines
		.filter(({ securityDefiner }) => securityDefiner)
		.map((routine) => ({
			name: isAlone(routine) ? nameOf(routine) : `${nameOf(routine)}(${routine.identityArguments})`,
			callers: describeCallers(schema, routine),
			path: describePath(routine),
		}));
}

function describeCallers(schema: Schema, routine: Routine): string {
	if (servesTriggers(routine)) return 'triggers only';
	const roles = executors(schema, identify(routine));
	if (roles.includes('public')) return 'everyone';
	return roles.length === 0 ? 'its owner' : listed(roles.map(codeSpan));
}

/** @see https://www.postgresql.org/docs/current/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY */
function describePath({ settings, definition }: Routine): string {
	const setting = settings.find((each) => each.startsWith('search_path='));
	// A body of this form is bound to its objects once, when it is written.
	if (setting === undefined && /\n(?:BEGIN ATOMIC|RETURN )/.test(definition))
		return 'not needed: its names are bound';
	if (setting === undefined) return '**not fixed**';
	const path = setting.slice('search_path='.length);
	if (path === '' || path === '""' || path === "''") return 'fixed: empty';
	const isGuarded = /\bpg_temp\b/.test(path);
	return `fixed: ${codeSpan(path)}${isGuarded ? '' : ', temporary tables first'}`;
}
