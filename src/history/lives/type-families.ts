import type { ReplayedMigration } from '../../replay/replay.ts';

const TYPES: ReadonlySet<string> = new Set(['enum', 'domain', 'composite', 'range', 'base-type']);

/**
 * Tells of two names of types whether one became the other by renaming: an enum is often replaced by making another,
 * moving the columns to it, and giving it the old one's name, which leaves the columns as they were.
 */
export function typeFamilies(migrations: readonly ReplayedMigration[]): (type: string) => string {
	const parents = new Map<string, string>();
	const find = (name: string): string => {
		let root = name;
		for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
		for (let at = name; at !== root; ) {
			const next = parents.get(at) ?? root;
			parents.set(at, root);
			at = next;
		}
		return root;
	};
	for (const { steps } of migrations) {
		for (const { effects } of steps) {
			for (const { kind, identity, details } of effects) {
				if (!TYPES.has(kind)) continue;
				const former = details.find((detail) => detail.startsWith(RENAMED))?.slice(RENAMED.length);
				if (former === undefined) continue;
				const [from, to] = [find(former), find(identity.slice(kind.length + 1))];
				if (from !== to) parents.set(from, to);
			}
		}
	}
	return (type) => {
		const element = type.replace(/(?:\[\])+$/, '');
		return find(element) + type.slice(element.length);
	};
}

const RENAMED = 'renamed from ';
