import type { ParseNode } from '../sql/parse-one.ts';
import { isWord, listTokens, type Token } from '../sql/tokens.ts';

/** Keywords after which `IF [NOT] EXISTS` may stand, by the first word of the statement or of the action. */
const NOUNS = ['table', 'index', 'column', 'constraint', 'type', 'view', 'sequence', 'function', 'schema'];

/**
 * A statement that creates, drops or alters by name with `IF EXISTS` or `IF NOT EXISTS` wherever those are missing; null where none of
 * its places is known. An index made `CONCURRENTLY` stays as it is: one that is not valid would be taken for a good one.
 */
export function insertIfExists(sql: string, tree: ParseNode | null): string | null {
	if (tree === null || ('IndexStmt' in tree && tree.IndexStmt.concurrent)) return null;
	const tokens = listTokens(sql);
	const inserts: { readonly at: number; readonly text: string }[] = [];
	const isAlter = isWord(tokens[0], 'alter');
	for (const [index, token] of tokens.entries()) {
		const verb = verbOf(tokens, index, isAlter);
		if (verb === null) continue;
		const guard = verb === 'drop' ? 'IF EXISTS' : 'IF NOT EXISTS';
		const at = isWord(tokens[index + 1], 'concurrently') ? tokens[index + 1]!.end : token.end;
		const next = isWord(tokens[index + 1], 'concurrently') ? tokens[index + 2] : tokens[index + 1];
		if (next && !isWord(next, 'if')) inserts.push({ at, text: ` ${guard}` });
		if (!isAlter) break;
	}
	if (inserts.length === 0) return null;
	return inserts.reduceRight((text, { at, text: guard }) => text.slice(0, at) + guard + text.slice(at), sql);
}

/** What the noun at this place is for: the verb right before it. A constraint that is added takes no guard. */
function verbOf(tokens: readonly Token[], index: number, isAlter: boolean): 'create' | 'drop' | null {
	if (!NOUNS.some((noun) => isWord(tokens[index], noun)) || tokens[index]!.depth > 0) return null;
	const before = tokens[index - 1];
	if (isWord(before, 'drop')) return 'drop';
	if (isAlter) return isWord(before, 'add') && isWord(tokens[index], 'column') ? 'create' : null;
	const isCreate = isWord(tokens[0], 'create') && index < 4;
	return isCreate && ['table', 'index'].some((noun) => isWord(tokens[index], noun)) ? 'create' : null;
}
