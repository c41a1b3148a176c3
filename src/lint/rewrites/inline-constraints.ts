import type { AlterAction, AlterTable } from '../../sql/alter-table.ts';
import type { ColumnDef, Constraint } from '../../sql/parser.ts';
import type { Span } from '../../sql/statement.ts';

/** A constraint that is written at a column, with what is said of when it is checked; offsets in the statement. */
export interface InlineConstraint extends Span {
	readonly constraint: Constraint;
	/** Where it begins behind `CONSTRAINT name`. */
	readonly body: number;
}

/** The column that an action adds; null where it adds none. */
export function addedColumn({ command }: AlterAction): ColumnDef | null {
	const { subtype, def } = command;
	return subtype === 'AT_AddColumn' && def && 'ColumnDef' in def ? def.ColumnDef : null;
}

/** The constraints, default included, of the column that an action adds, in the order of the text. */
export function inlineConstraints(
	action: AlterAction,
	{ offsetOf }: AlterTable,
): readonly InlineConstraint[] {
	const column = addedColumn(action);
	const nodes = (column?.constraints ?? []).flatMap((node) =>
		'Constraint' in node ? [node.Constraint] : [],
	);
	const found: InlineConstraint[] = [];
	for (const [index, constraint] of nodes.entries()) {
		const start = offsetOf(constraint.location);
		const next = nodes[index + 1];
		const before = next ? offsetOf(next.location) : action.end + 1;
		const tokens = action.tokens.filter((token) => token.start >= start && token.end <= before);
		const end = tokens.at(-1)?.end ?? start;
		const last = found.at(-1);
		// When a constraint is checked is a node of its own.
		if (constraint.contype?.startsWith('CONSTR_ATTR_') && last) found[found.length - 1] = { ...last, end };
		else {
			const body = constraint.conname === undefined ? start : (tokens[2]?.start ?? start);
			found.push({ constraint, start, end, body });
		}
	}
	return found;
}

/** A constraint as it is taken out of a column, with the space before it. */
export function withoutConstraint(sql: string, { start, end }: Span): Span {
	const before = sql.slice(0, start).trimEnd().length;
	// A comment to the end of its line must not swallow what follows.
	return sql.slice(before, start).includes('\n') ? { start, end } : { start: before, end };
}
