import type { TextWish } from './text-values.ts';

/** Above what sequences and reference data usually reach. */
const FIRST_ID = 1001;

const BY_NAME: readonly (readonly [RegExp, (row: number) => number])[] = [
	[/price|amount|total|cost|fee|balance|salary|revenue|budget/, (row) => 20 * (row + 1)],
	[/year/, (row) => 2024 + row],
	[/month/, (row) => (row % 12) + 1],
	[/(?:^|_)day/, (row) => (row % 28) + 1],
	[/(?:^|_)lat(?:itude)?(?:_|$)/, (row) => 52 - row],
	[/(?:^|_)(?:lon|lng|longitude)(?:_|$)/, (row) => 13 + row],
	[/(?:^|_)port$/, (row) => 8080 + row],
	[/(?:^|_)age$/, (row) => 36 + row],
	[/width|height|size|bytes/, (row) => 640 + row],
	[/(?:epoch|timestamp|_at|_time|_micros\w*)$/, (row) => 1_709_280_000 + row],
];

/** A readable whole number for a column; keys begin at 1001. */
export function numberFor({ column, row }: TextWish, isKey: boolean): number {
	const name = column.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
	if (isKey || /(?:^|_)id$/.test(name)) return FIRST_ID + row;
	return BY_NAME.find(([pattern]) => pattern.test(name))?.[1](row) ?? row + 1;
}
