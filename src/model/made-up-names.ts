/** Longest name in bytes. */
const LONGEST_NAME = 63;

/** What PostgreSQL calls a constraint or sequence that nobody named, such as `users_id_seq`; the longest part is cut. */
export function makeUpName(relation: string, column: string | null, suffix: string): string {
	const room = LONGEST_NAME - suffix.length - (column === null ? 1 : 2);
	let forRelation = Buffer.byteLength(relation);
	let forColumn = Buffer.byteLength(column ?? '');
	while (forRelation + forColumn > room) {
		if (forRelation > forColumn) forRelation--;
		else forColumn--;
	}
	const parts = [clip(relation, forRelation), ...(column === null ? [] : [clip(column, forColumn)]), suffix];
	return parts.join('_');
}

/** Whole characters in at most so many bytes. */
function clip(name: string, bytes: number): string {
	const letters = [...name];
	while (Buffer.byteLength(letters.join('')) > bytes) letters.pop();
	return letters.join('');
}

/** True for a name of the form that PostgreSQL gives, be it that of another table or column: those are renamed alone. */
export function isMadeUpName(name: string, suffix: string): boolean {
	return new RegExp(`_${suffix}\\d*$`).test(name);
}
