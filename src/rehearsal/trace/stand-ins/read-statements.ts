import type { Migration } from '../../../project/project.ts';
import { type ParseNode, parseOne } from '../../../sql/parse-one.ts';
import { positionsIn } from '../../../sql/position.ts';
import { bodyOf } from '../../../sql/row-changes.ts';
import { splitStatements } from '../../../sql/split.ts';
import { isWord, listTokens } from '../../../sql/tokens.ts';
import { createdName } from './created.ts';
import { readDefinition } from './read-definitions.ts';
import { readExpressions } from './read-expressions.ts';
import { type Notes, openNotes, setSearchPath } from './read-uses.ts';
import { taggedNode } from './tree.ts';
import { certainForm, trialForm } from './trial-form.ts';
import { type Facts, newFacts, type Uses } from './uses.ts';

/** One statement that is to run, with what it expects. */
export interface ExpectingStatement {
	readonly file: string;
	/** 1-based. */
	readonly line: number;
	readonly sql: string;
	readonly copyData: string | undefined;
	readonly tree: ParseNode | null;
	/** What is tried, in order, until something runs; none for what is not tried. */
	readonly forms: readonly string[];
	readonly uses: Uses;
	/** Its place among all statements, from 0. */
	readonly place: number;
	/** True for the first of a migration, which begins with a session of its own. */
	readonly isFirst: boolean;
}

/** The statements of migrations in order, and what all of them say; `isBare` where nothing tells what `IF EXISTS` finds. */
export async function readStatements(
	migrations: readonly Migration[],
	isBare: boolean,
): Promise<{ readonly statements: readonly ExpectingStatement[]; readonly facts: Facts }> {
	const facts = newFacts();
	const notes = openNotes(facts);
	const statements: ExpectingStatement[] = [];
	for (const { path, source, statements: all } of migrations) {
		const position = positionsIn(source);
		notes.resetSession();
		for (const [index, { text, span, copyData }] of all.entries()) {
			const tree = await parseOne(text);
			readTree(tree, notes);
			notes.setWithin(true);
			for (const inner of await innerTrees(text, tree)) readTree(inner, notes);
			notes.setWithin(false);
			const created = createdName(tree);
			if (created) facts.noteCreated(created.sort, created.name, statements.length);
			const searchPath = setSearchPath(tree);
			if (searchPath) notes.setSearchPath(searchPath);
			const form = trialForm(text, tree);
			const certain = isBare && form !== null ? certainForm(form) : null;
			statements.push({
				file: path,
				line: position(span.start).line,
				sql: text,
				copyData,
				tree,
				forms: [certain, form].filter((each) => each !== null),
				uses: notes.finish(),
				place: statements.length,
				isFirst: index === 0,
			});
		}
	}
	return { statements, facts };
}

function readTree(tree: ParseNode | null, notes: Notes): void {
	if (!readDefinition(tree, notes)) readExpressions(tree, null, notes);
}

const LANGUAGE = ['loop', 'then', 'declare', 'begin', 'elsif', 'exception'];
const BEGINS = [
	'select',
	'insert',
	'update',
	'delete',
	'with',
	'alter',
	'create',
	'drop',
	'truncate',
	'merge',
];

/** The statements within a routine or a `DO`, as far as they can be told from the language around them. */
async function innerTrees(sql: string, tree: ParseNode | null): Promise<readonly ParseNode[]> {
	const kind = taggedNode(tree)?.kind;
	if (kind !== 'DoStmt' && kind !== 'CreateFunctionStmt') return [];
	const trees: ParseNode[] = [];
	for (const { text } of splitStatements(kind === 'DoStmt' ? bodyOfBlock(sql) : bodyOf(sql))) {
		for (const piece of withoutLanguage(text)) {
			const inner = await parseOne(piece);
			if (inner) trees.push(inner);
		}
	}
	return trees;
}

/** The parts of a text between the words of PL/pgSQL, each from where a statement may begin. */
function withoutLanguage(text: string): readonly string[] {
	const tokens = listTokens(text).filter(({ depth }) => depth === 0);
	const pieces: string[] = [];
	let start: number | null = null;
	for (const token of tokens) {
		if (LANGUAGE.some((word) => isWord(token, word))) {
			if (start !== null) pieces.push(text.slice(start, token.start));
			start = null;
		} else if (start === null && BEGINS.some((word) => isWord(token, word))) start = token.start;
	}
	return start === null ? pieces : [...pieces, text.slice(start)];
}

function bodyOfBlock(sql: string): string {
	const body = listTokens(sql).find(({ kind }) => kind === 'dollar-string' || kind === 'string');
	if (!body) return '';
	return body.kind === 'dollar-string'
		? body.text.replace(/^\$[^$]*\$|\$[^$]*\$$/g, '')
		: body.text.slice(1, -1);
}
