import { type Fields, isFields, listOf, namesIn, nodeOf, taggedNode, textOf } from './tree.ts';

/** A relation in a `FROM`, by the name that columns are qualified with; null for what is no relation: a query, a call. */
export interface ScopeEntry {
	readonly alias: string;
	readonly relation: Fields | null;
}

/** The relations that a column may belong to, and those around it; `hidden` are names of queries (`WITH`). */
export interface Scope {
	readonly entries: readonly ScopeEntry[];
	readonly hidden: ReadonlySet<string>;
	readonly parent: Scope | null;
}

/** A scope with these relations within another one. */
export function scopeOf(
	entries: readonly ScopeEntry[],
	parent: Scope | null,
	hidden: readonly string[] = [],
): Scope {
	return { entries, parent, hidden: new Set([...(parent?.hidden ?? []), ...hidden]) };
}

/** The entry for a relation, named like it or by its alias. */
export function entryOf(relation: Fields, alias: string | null = null): ScopeEntry {
	const named = isFields(relation.alias) ? textOf(relation.alias.aliasname) : null;
	return { alias: alias ?? named ?? textOf(relation.relname) ?? '', relation };
}

/** The entries that the items of a `FROM` make, joins taken apart. */
export function entriesIn(from: unknown, hidden: ReadonlySet<string>): readonly ScopeEntry[] {
	return listOf(from).flatMap((item): readonly ScopeEntry[] => {
		const tagged = taggedNode(item);
		if (!tagged) return [];
		const { kind, fields } = tagged;
		if (kind === 'JoinExpr') return entriesIn([fields.larg, fields.rarg], hidden);
		if (kind !== 'RangeVar') {
			const alias = isFields(fields.alias) ? textOf(fields.alias.aliasname) : null;
			return [{ alias: alias ?? '', relation: null }];
		}
		const entry = entryOf(fields);
		const isHidden = !fields.schemaname && hidden.has(textOf(fields.relname) ?? '');
		return [isHidden ? { ...entry, relation: null } : entry];
	});
}

/** The names of the queries in a `WITH`. */
export function namesOfQueries(withClause: unknown): readonly string[] {
	if (!isFields(withClause)) return [];
	return listOf(withClause.ctes).flatMap((each) => textOf(nodeOf(each, 'CommonTableExpr')?.ctename) ?? []);
}

/** A column as it is written, and the relations that it may be one's. */
export interface ResolvedColumn {
	readonly name: string;
	readonly relations: readonly Fields[];
	/** False where it may also come from a query or a call. */
	readonly isSure: boolean;
}

/** A column as it is written, and the relations that it may be one's; none where it is something else. */
export function resolveColumn(columnRef: Fields, scope: Scope | null): ResolvedColumn | null {
	const parts = namesIn(columnRef.fields);
	const name = parts.at(-1);
	// With a star there are fewer names than fields.
	if (name === undefined || parts.length !== listOf(columnRef.fields).length) return null;
	const qualifier = parts.at(-2);
	let isSure = true;
	for (let each = scope; each; each = each.parent) {
		if (qualifier !== undefined) {
			const entry = each.entries.find(({ alias }) => alias === qualifier);
			if (entry) return entry.relation ? { name, relations: [entry.relation], isSure: true } : null;
			continue;
		}
		if (each.entries.length === 0) continue;
		if (each.entries.some(({ alias }) => alias === name)) return null;
		const relations = each.entries.map(({ relation }) => relation).filter((relation) => relation !== null);
		isSure &&= relations.length === each.entries.length;
		if (relations.length > 0) return { name, relations, isSure };
	}
	return null;
}
