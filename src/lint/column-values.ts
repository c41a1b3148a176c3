import type { Column } from '../model/objects.ts';

type Values = Pick<Column, 'default' | 'identity' | 'generated'>;

/** Whether an insert that leaves the column out still puts a value there, as far as the column itself tells. */
export function isFilled({ default: expression, identity, generated }: Values): boolean {
	return expression !== null || identity !== null || generated !== null;
}

/** Whether every insert has to give the column. */
export function mustBeGiven(column: Values & Pick<Column, 'notNull'>): boolean {
	return column.notNull && !isFilled(column);
}

/** Whether an insert must not give the column a value of its own. */
export function isClosed({ identity, generated }: Values): boolean {
	return generated !== null || identity?.generation === 'always';
}
