import type { Difference } from '../dialects/dialect.ts';
import { displayName } from '../model/name.ts';
import type { Column } from '../model/objects.ts';
import type { TracedStatement } from '../rehearsal/trace/trace.ts';
import type { LintContext } from './context.ts';
import { displayObject, listWords } from './object-words.ts';
import { inTheEnd } from './old-objects.ts';
import type { Problem } from './rule.ts';

/** A type without its length, precision and array brackets: `character varying(20)[]` → `character varying`. */
export function baseType(type: string): string {
	return type.replace(/(?:\[\])+$/, '').replace(/\([^)]*\)/, '');
}

/** Whether clients read and write the same after a column was retyped: longer texts, more digits, text for varchar. */
export function isSameForClients(before: string, after: string): boolean {
	const [was, is] = [familyOf(before), familyOf(after)];
	return (
		was.name === is.name && was.isArray === is.isArray && is.room.every((room, at) => room >= was.room[at]!)
	);
}

interface Family {
	readonly name: string;
	readonly isArray: boolean;
	/** How much a value may have of what the type counts. */
	readonly room: readonly number[];
}

function familyOf(type: string): Family {
	const base = baseType(type);
	const isArray = type.endsWith('[]');
	const numbers = /\(([\d,-]+)\)/.exec(type)?.[1]?.split(',').map(Number);
	const [first = Number.POSITIVE_INFINITY, second = 0] = numbers ?? [];
	if (base === 'text' || base === 'character varying') return { name: 'text', isArray, room: [first] };
	if (base !== 'numeric') return { name: base, isArray, room: [first] };
	// Digits before and after the point.
	const room = numbers ? [first - second, second] : [first, first];
	return { name: base, isArray, room };
}

/** The columns of tables that a statement makes or retypes, as they are after all judged migrations. */
export function columnsMade(
	{ changes }: Pick<TracedStatement, 'changes'>,
	context: LintContext,
): readonly Column[] {
	return changes.flatMap((change): readonly Column[] => {
		const column = typedColumn(change);
		if (!column || column.inherited) return [];
		const last = inTheEnd(column, context);
		return last && last.type !== column.type ? [] : [column];
	});
}

/** One problem for each table in which a statement makes columns of which something is to be said. */
export function columnProblems(
	statement: TracedStatement,
	context: LintContext,
	isMeant: (column: Column) => boolean,
	say: (columns: string, found: readonly Column[]) => string,
): readonly Problem[] {
	const found = Map.groupBy(columnsMade(statement, context).filter(isMeant), ({ namespace, relation }) =>
		JSON.stringify([namespace, relation]),
	);
	return [...found.values()].map((columns) => {
		const [first] = columns;
		const isOne = columns.length === 1;
		const table = displayName(first!.namespace, first!.relation);
		const names = isOne ? displayObject(first!) : `${listWords(columns.map(({ name }) => name))} of ${table}`;
		return {
			subject: isOne ? `column ${names}` : `table ${table}`,
			message: say(`The ${isOne ? 'column' : 'columns'} ${names}`, columns),
		};
	});
}

function typedColumn(change: Difference): Column | null {
	if (change.kind === 'added') return change.object.kind === 'column' ? change.object : null;
	if (change.kind === 'removed' || change.after.kind !== 'column') return null;
	return change.attributes.some(({ name }) => name === 'type') ? change.after : null;
}
