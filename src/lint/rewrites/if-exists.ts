import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { readAlterTable } from '../../sql/alter-table.ts';
import { applyEdits, type Edit } from '../../sql/edit.ts';
import { isWord, listTokens, type Token } from '../../sql/tokens.ts';
import type { Rewrite } from '../rule.ts';
import { namedIndex } from './concurrently.ts';

/**
 * The same statement with `IF EXISTS` or `IF NOT EXISTS` wherever PostgreSQL takes it, so that it can run again after it
 * failed half way; null where it takes none.
 */
export function ifExists(statement: TracedStatement): Rewrite | null {
	const sql = withName(statement);
	const edited = applyEdits(sql, [...ofActions(statement), ...ofStatement(statement, sql)]);
	return edited === statement.sql ? null : [{ sql: edited, isAlone: statement.isAlone }];
}

/** An index without a name has nothing that could be there already. */
function withName({ sql, tree, changes }: TracedStatement): string {
	if (!tree || !('IndexStmt' in tree) || tree.IndexStmt.idxname !== undefined) return sql;
	const table = tree.IndexStmt.relation?.relname;
	const made = changes.find(
		(change) => change.kind === 'added' && change.object.kind === 'index' && change.object.relation === table,
	);
	return made?.kind === 'added' && made.object.kind === 'index' ? namedIndex(sql, made.object.name) : sql;
}

/** After which words of a statement the condition stands, by the parser's name for it. */
const CREATED: Readonly<Record<string, readonly string[]>> = {
	CreateStmt: ['table'],
	CreateTableAsStmt: ['table', 'view'],
	IndexStmt: ['index'],
	CreateSchemaStmt: ['schema'],
	CreateSeqStmt: ['sequence'],
	CreateExtensionStmt: ['extension'],
};

/** The last word of what a `DROP` names the kind of its objects by. */
const DROPPED: Readonly<Record<string, string>> = {
	OBJECT_TABLE: 'table',
	OBJECT_FOREIGN_TABLE: 'table',
	OBJECT_INDEX: 'index',
	OBJECT_VIEW: 'view',
	OBJECT_MATVIEW: 'view',
	OBJECT_SEQUENCE: 'sequence',
	OBJECT_SCHEMA: 'schema',
	OBJECT_EXTENSION: 'extension',
	OBJECT_TYPE: 'type',
	OBJECT_DOMAIN: 'domain',
	OBJECT_FUNCTION: 'function',
	OBJECT_PROCEDURE: 'procedure',
	OBJECT_TRIGGER: 'trigger',
	OBJECT_POLICY: 'policy',
};

function ofStatement({ tree }: TracedStatement, sql: string): readonly Edit[] {
	const [kind = '', node] = Object.entries(tree ?? {})[0] ?? [];
	const tokens = listTokens(sql);
	if (tree && 'DropStmt' in tree) {
		const word = DROPPED[tree.DropStmt.removeType ?? ''];
		if (word === undefined || tree.DropStmt.missing_ok) return [];
		return [
			conditionAfter(
				afterConcurrently(
					tokens,
					tokens.findIndex((token) => isWord(token, word)),
				),
				true,
			),
		];
	}
	const words = CREATED[kind];
	if (!words || (node as { readonly if_not_exists?: boolean }).if_not_exists) return [];
	const at = tokens.findIndex((token) => words.some((word) => isWord(token, word)));
	return at < 0 ? [] : [conditionAfter(afterConcurrently(tokens, at), false)];
}

function ofActions({ sql, tree }: TracedStatement): readonly Edit[] {
	return (readAlterTable(sql, tree)?.actions ?? []).flatMap(({ command, tokens }): readonly Edit[] => {
		const { subtype = '', missing_ok } = command;
		const isDrop = subtype === 'AT_DropColumn' || subtype === 'AT_DropConstraint';
		if (missing_ok || !(isDrop || subtype === 'AT_AddColumn')) return [];
		const hasWord = isWord(tokens[1], 'column') || isWord(tokens[1], 'constraint');
		const before = hasWord ? tokens[1] : tokens[0];
		return before ? [conditionAfter(before, isDrop)] : [];
	});
}

function afterConcurrently(tokens: readonly Token[], at: number): Token | undefined {
	return isWord(tokens[at + 1], 'concurrently') ? tokens[at + 1] : tokens[at];
}

function conditionAfter(token: Token | undefined, isThere: boolean): Edit {
	const place = token?.end ?? 0;
	return { start: place, end: place, text: isThere ? ' IF EXISTS' : ' IF NOT EXISTS' };
}
