/** What a text is wanted for: the column's and table's names and the row's number from 0. */
export interface TextWish {
	readonly column: string;
	readonly table: string;
	readonly row: number;
}
