import type { AlterAction, AlterTable } from '../../sql/alter-table.ts';
import { applyEdits, type Edit } from '../../sql/edit.ts';

/** What becomes of one action of an `ALTER TABLE`: the edits within it, none to leave it as it is, or null to take it out. */
export type ActionEdits = readonly Edit[] | null;

/** An `ALTER TABLE` with its actions edited, comments and all; null where none of them is left. */
export function editActions(
	sql: string,
	{ actions }: AlterTable,
	decide: (action: AlterAction) => ActionEdits,
): string | null {
	const decided = actions.map((action) => ({ action, edits: decide(action) }));
	const kept = decided.find(({ edits }) => edits !== null);
	if (!kept) return null;
	const edits = decided.flatMap(({ action, edits: own }): readonly Edit[] => {
		if (own !== null) return own;
		const { start, end, comma } = action;
		// Those before the first that stays go with the comma behind them.
		if (start < kept.action.start) return [];
		return [{ start: comma?.start ?? start, end, text: '' }];
	});
	const [first] = actions;
	const begins = { start: first?.start ?? 0, end: kept.action.start, text: '' };
	return applyEdits(sql, begins.start < begins.end ? [begins, ...edits] : edits);
}
