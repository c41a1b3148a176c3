/** Kept for every table by custom, whatever their type is said to be. */
export const CUSTOMARY: ReadonlySet<string> = new Set([
	'id',
	'created_at',
	'updated_at',
	'deleted_at',
	'created',
	'updated',
]);
