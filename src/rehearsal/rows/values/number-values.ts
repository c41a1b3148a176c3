import { isMomentName, momentFor } from './time-values.ts';
import type { ValueWish } from './value-wish.ts';

/** Above what sequences and reference data usually reach. */
const FIRST_ID = 1001;

/** Whole numbers that stand for somebody or something, as a rule. */
const REFERENCE = /(?:^|_)(?:id|user|owner|author)$|[^e]ed_by$|ated_by$/;
/** Those of the two in a row that are not the first one. */
const OTHER_SIDE =
	/^(?:to|target|destination|receiver|recipient|invitee|invited|child|followed|blocked|contact|member)_/;

const BY_NAME: readonly (readonly [RegExp, (row: number) => number])[] = [
	[/price|amount|total|cost|(?:^|_)fees?(?:_|$)|balance|salary|revenue|budget/, (row) => 20 * (row + 1)],
	[/percent|(?:^|_)pct(?:_|$)/, (row) => 10 * (row + 1)],
	[/(?:status|response|http)_?code$/, (row) => (row % 2 === 0 ? 200 : 500)],
	[/birth_?year|year_of_birth/, (row) => 1990 + row],
	[/year/, (row) => 2024 + row],
	[/month/, (row) => (row % 12) + 1],
	[/(?:^|_)day/, (row) => (row % 28) + 1],
	[/(?:^|_)lat(?:itude)?(?:_|$)/, (row) => 52 - row],
	[/(?:^|_)(?:lon|lng|longitude)(?:_|$)/, (row) => 13 + row],
	[/(?:^|_)port$/, (row) => 8080 + row],
	[/(?:^|_)age$/, (row) => 36 + row],
	[/len(?:gth)?_?bits$|key_?(?:size|len(?:gth)?|bits)$/, (row) => 2048 + 1024 * (row % 3)],
	[/width|height|size|bytes/, (row) => 640 + row],
];

/** A readable number for a column, which is whole; keys begin at 1001. */
export function numberFor({ column, row, isKey, clockUnit }: ValueWish): number {
	const name = column.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
	if (isKey) return FIRST_ID + row;
	if (REFERENCE.test(name)) return FIRST_ID + (OTHER_SIDE.test(name) ? otherOf(row) : row);
	if (isMomentName(name)) return (momentFor(name, row) / 1000) * clockUnit;
	return BY_NAME.find(([pattern]) => pattern.test(name))?.[1](row) ?? row + 1;
}

/** The other one of two rows. */
function otherOf(row: number): number {
	return row % 2 === 0 ? row + 1 : row - 1;
}
