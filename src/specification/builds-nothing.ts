/** What generated blocks say beside the schema: queries to try, and rows. */
const BUILDS_NOTHING = /^(?:select|with|values|insert|explain)\b/i;

/** True for a statement that leaves the schema as it is. */
export function buildsNothing(statement: string): boolean {
	return BUILDS_NOTHING.test(statement);
}
