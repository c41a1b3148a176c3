/** True for an error of GraphQL that is of a kind such as `STALE_DATA` or `FORBIDDEN`. */
export function isGraphqlError(error: unknown, kind: string): boolean {
	if (!(error instanceof Error) || !('errors' in error) || !Array.isArray(error.errors)) return false;
	return error.errors.some(
		(one: unknown) => typeof one === 'object' && one !== null && 'type' in one && one.type === kind,
	);
}
