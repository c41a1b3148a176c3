import type { Column } from '../model/objects.ts';

/** True for a flag, and for a time that a row need not have: one that each row has from the beginning marks no end. */
export function canMark(column: Column): boolean {
	return isFlag(column) || !column.notNull || /^(?:'?[0-9(-]|'-?infinity')/.test(column.default ?? '');
}

/** True for a column that says yes or no. */
export function isFlag({ type }: Column): boolean {
	return type === 'boolean';
}
