/** What relations and columns were called at first, while statements rename them. */
export interface Renames {
	originOf(relation: string): string;
	columnOriginOf(relation: string, column: string): string;
	renameRelation(from: string, to: string): void;
	renameColumn(relation: string, from: string, to: string): void;
}

/** Nothing is renamed yet; relations are known by their bare names, columns by their relation's first one. */
export function newRenames(): Renames {
	const relations = new Map<string, string>();
	const columns = new Map<string, string>();
	const originOf = (relation: string): string => relations.get(relation) ?? relation;
	const columnOriginOf = (relation: string, column: string): string =>
		columns.get(JSON.stringify([originOf(relation), column])) ?? column;
	return {
		originOf,
		columnOriginOf,
		renameRelation(from, to) {
			const origin = originOf(from);
			relations.delete(from);
			relations.set(to, origin);
		},
		renameColumn(relation, from, to) {
			columns.set(JSON.stringify([originOf(relation), to]), columnOriginOf(relation, from));
		},
	};
}
