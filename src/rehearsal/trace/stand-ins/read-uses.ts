import type { TypeHint } from './expression-type.ts';
import { newRenames, type Renames } from './renames.ts';
import { type Fields, listOf, namesIn, nodeOf, stringConstant, taggedNode, textOf } from './tree.ts';
import type { ColumnFacts, Facts, RelationFacts, UsedAs, UsedColumn, UsedRelation, Uses } from './uses.ts';

/** Takes down what statements use, one after the other. */
export interface Notes {
	/** A relation that has to be there. */
	relation(range: Fields, usedAs?: UsedAs): RelationFacts;
	/** A column of it, or of one of several, that has to be there, with what is known about its type. */
	column(
		ranges: readonly Fields[],
		name: string,
		hint?: TypeHint | null,
		isSure?: boolean,
	): ColumnFacts | null;
	/** A column that the statement adds. */
	adds(range: Fields, name: string): void;
	readonly renames: Renames;
	setSearchPath(path: readonly string[]): void;
}

/** Notes, and what turns their pages. */
export interface OpenNotes extends Notes {
	/** What the statement used since the last one was finished. */
	finish(): Uses;
	resetSession(): void;
	/** From here on a bare name may also be a variable of the routine that the statement is in. */
	setWithin(isWithin: boolean): void;
}

/** Notes that go into these facts. */
export function openNotes(facts: Facts): OpenNotes {
	const renames = newRenames();
	let relations: UsedRelation[] = [];
	let columns: UsedColumn[] = [];
	let searchPath: readonly string[] = ['public'];
	let isSure = true;
	const used = (range: Fields): UsedRelation => {
		const name = textOf(range.relname) ?? '';
		return { namespace: textOf(range.schemaname), name, origin: renames.originOf(name) };
	};
	return {
		renames,
		relation(range, usedAs = null) {
			const relation = used(range);
			relations.push(relation);
			const known = facts.relation(relation.origin);
			known.usedAs ??= usedAs;
			return known;
		},
		column(ranges, name, hint = null, isMeant = true) {
			const candidates = ranges.map(used);
			const [first] = candidates;
			if (!first || SYSTEM_COLUMNS.has(name)) return null;
			const origin = renames.columnOriginOf(first.name, name);
			columns.push({ relations: candidates, name, origin });
			for (const candidate of candidates) {
				const known = facts.column(candidate.origin, renames.columnOriginOf(candidate.name, name));
				if (known.isAdded) continue;
				if (hint) known.hints.push(hint);
				if (isSure && isMeant && candidates.length === 1) known.isSure = true;
			}
			return facts.column(first.origin, origin);
		},
		adds(range, name) {
			const { origin } = used(range);
			facts.column(origin, name).isAdded = true;
		},
		setSearchPath(path) {
			searchPath = path.filter((each) => each !== '$user' && each !== '');
		},
		finish() {
			const uses = { relations, columns, searchPath };
			relations = [];
			columns = [];
			return uses;
		},
		setWithin(isWithin) {
			isSure = !isWithin;
		},
		resetSession() {
			searchPath = ['public'];
		},
	};
}

const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(['ctid', 'tableoid', 'xmin', 'xmax', 'cmin', 'cmax']);

/** The search path that a statement sets; null for any other statement. */
export function setSearchPath(tree: unknown): readonly string[] | null {
	const set = nodeOf(tree, 'VariableSetStmt');
	if (set && set.name === 'search_path' && set.kind === 'VAR_SET_VALUE') {
		return listOf(set.args).flatMap((each) => stringConstant(each) ?? []);
	}
	const target = nodeOf(listOf(nodeOf(tree, 'SelectStmt')?.targetList)[0], 'ResTarget');
	const call = taggedNode(target?.val);
	if (call?.kind !== 'FuncCall' || namesIn(call.fields.funcname).at(-1) !== 'set_config') return null;
	const [setting, value] = listOf(call.fields.args).map(stringConstant);
	if (setting !== 'search_path' || value == null) return null;
	return value.split(',').map((each) => each.trim().replaceAll('"', ''));
}
