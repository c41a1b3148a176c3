/** True for the id of a block that holds a plan: its SQL counts as claims, and people may write in it. */
export function isPlanBlock(id: string): boolean {
	return id.startsWith('plan ');
}
