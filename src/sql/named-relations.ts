import type { ParseNode } from './parse-one.ts';

/** A relation as a statement names it; the namespace is null where the statement leaves it out. */
export interface NamedRelation {
	readonly namespace: string | null;
	readonly name: string;
}

/** The relations that a statement names anywhere in it, in no order, some perhaps twice; those in function bodies are not seen. */
export function namedRelations(tree: ParseNode): readonly NamedRelation[] {
	const found: NamedRelation[] = [];
	const open: unknown[] = [tree];
	while (open.length > 0) {
		const node = open.pop();
		if (Array.isArray(node)) {
			for (const each of node) open.push(each);
		} else if (typeof node === 'object' && node !== null) {
			const { relname, schemaname } = node as { readonly relname?: unknown; readonly schemaname?: unknown };
			if (typeof relname === 'string')
				found.push({ namespace: typeof schemaname === 'string' ? schemaname : null, name: relname });
			for (const each of Object.values(node)) open.push(each);
		}
	}
	return found;
}
