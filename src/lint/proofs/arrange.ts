import type { Migration, TransactionMode } from '../../project/project.ts';
import type { TracedStatement } from '../../rehearsal/trace/trace.ts';
import { transactionControl } from '../../sql/transaction-control.ts';
import type { Rewrite, RewriteStep } from '../rule.ts';

/** A statement of a migration that stays, or a step in place of it. */
export interface ArrangedStatement {
	/** The place in the migration of the statement that it is or stands for. */
	readonly index: number;
	readonly step: RewriteStep | null;
}

/** Statements of one file that the tool runs together. */
export interface ArrangedSection {
	readonly transaction: TransactionMode;
	readonly statements: readonly ArrangedStatement[];
}

/** One file: the migration's own, or a further one. */
export interface ArrangedFile {
	readonly sections: readonly ArrangedSection[];
	/** True where it has to run outside of a transaction, unlike the migration. */
	readonly isOutside: boolean;
}

/** A migration as its rewrites leave it: its own file, then those that come later, in order. */
export interface Arrangement {
	readonly migration: Migration;
	/** At least one. */
	readonly files: readonly ArrangedFile[];
	/** True where the further files follow this one at once, because what came later in it needs them. */
	readonly keepsOrder: boolean;
}

/** A migration, and of its statements what it takes to tell which of them begin and end transactions. */
export interface Arrangeable {
	readonly migration: Migration;
	readonly statements: readonly Parsed[];
}

type Parsed = Pick<TracedStatement, 'index' | 'tree'>;

/** What is put where, while it is. */
interface OpenFile {
	readonly isOutside: boolean;
	readonly sections: { readonly transaction: TransactionMode; readonly statements: ArrangedStatement[] }[];
}

/**
 * Puts rewrites in place of statements, by their places in the migration. What cannot run in the tool's transaction, or has
 * to wait for its end, goes to further files: behind everything else, or, where the order is to be kept, before what follows.
 */
export function arrange(
	{ migration, statements: traced }: Arrangeable,
	rewrites: ReadonlyMap<number, Rewrite>,
	keepsOrder: boolean,
): Arrangement {
	const home: OpenFile = { isOutside: false, sections: [] };
	const files: OpenFile[] = [home];
	const known = new Map(traced.map((statement) => [statement.index, statement]));
	let start = 0;
	for (const { count, transaction } of migration.sections) {
		const indexes = Array.from({ length: count }, (_, at) => start + at);
		start += count;
		if (transaction === 'none') arrangeBare(files, indexes, rewrites, known);
		else arrangeTogether(files, indexes, transaction, rewrites, keepsOrder);
	}
	const filled = files.filter(({ sections }) => sections.some(({ statements }) => statements.length > 0));
	const ordered = filled.map((file) => (file === home ? file : readingFirst(file)));
	return { migration, files: withoutIdleHome(ordered, known), keepsOrder };
}

/** What reads whole tables comes before what locks others out, or it would be done under those locks. */
function readingFirst({ isOutside, sections }: OpenFile): OpenFile {
	const isReading = ({ step }: ArrangedStatement): boolean =>
		/\bvalidate\s+constraint\b/i.test(step?.sql ?? '');
	return {
		isOutside,
		sections: sections.map(({ transaction, statements }) => ({
			transaction,
			statements: statements.some(({ step }) => step === null)
				? statements
				: [...statements.filter(isReading), ...statements.filter((each) => !isReading(each))],
		})),
	};
}

/** Each statement is a transaction of its own, but for those between BEGIN and COMMIT: what cannot be there follows them. */
function arrangeBare(
	files: readonly OpenFile[],
	indexes: readonly number[],
	rewrites: ReadonlyMap<number, Rewrite>,
	known: ReadonlyMap<number, Parsed>,
): void {
	const file = files.at(-1)!;
	const statements: ArrangedStatement[] = [];
	let waiting: ArrangedStatement[] = [];
	let isOpen = false;
	for (const index of indexes) {
		const steps = stepsAt(index, rewrites);
		const control = transactionControl(known.get(index)?.tree ?? null);
		if (control === 'begin') isOpen = true;
		const cut = isOpen ? steps.findIndex(({ step }) => step?.isAlone || step?.isLater) : -1;
		for (const each of cut < 0 ? steps : steps.slice(0, cut)) statements.push(each);
		if (cut >= 0) waiting = [...waiting, ...steps.slice(cut)];
		if (control !== 'commit' && control !== 'rollback') continue;
		isOpen = false;
		for (const each of waiting) statements.push(each);
		waiting = [];
	}
	for (const each of waiting) statements.push(each);
	file.sections.push({ transaction: 'none', statements });
}

function arrangeTogether(
	files: OpenFile[],
	indexes: readonly number[],
	transaction: TransactionMode,
	rewrites: ReadonlyMap<number, Rewrite>,
	keepsOrder: boolean,
): void {
	let at = keepsOrder ? nextFile(files, files.length - 1, false) : 0;
	openSection(files[at]!, transaction);
	for (const index of indexes) {
		if (!keepsOrder) at = 0;
		for (const [place, each] of stepsAt(index, rewrites).entries()) {
			const isOutside = each.step?.isAlone ?? false;
			const isLater = place > 0 && (each.step?.isLater ?? false);
			if (isLater || files[at]!.isOutside !== isOutside) {
				at = nextFile(files, at + 1, isOutside);
				if (files[at]!.sections.length === 0) openSection(files[at]!, isOutside ? 'none' : transaction);
			}
			files[at]!.sections.at(-1)!.statements.push(each);
		}
	}
}

/** The first file from a place on that runs so; a new one where there is none. */
function nextFile(files: OpenFile[], from: number, isOutside: boolean): number {
	const found = files.findIndex((file, at) => at >= from && file.isOutside === isOutside);
	return found < 0 ? files.push({ isOutside, sections: [] }) - 1 : found;
}

function openSection({ sections }: OpenFile, transaction: TransactionMode): void {
	sections.push({ transaction, statements: [] });
}

function stepsAt(index: number, rewrites: ReadonlyMap<number, Rewrite>): readonly ArrangedStatement[] {
	return rewrites.get(index)?.map((step) => ({ index, step })) ?? [{ index, step: null }];
}

/** Where nothing is left to do in the migration's own file, what comes next takes its place, settings of the session first. */
function withoutIdleHome(
	files: readonly OpenFile[],
	known: ReadonlyMap<number, Parsed>,
): readonly OpenFile[] {
	const [home, next, ...others] = files;
	if (!home || !next || home.isOutside) return files;
	const left = home.sections.flatMap(({ statements }) => statements);
	const settings = left.filter((each) => isSessionSetting(treeOf(each, known)));
	const isIdle = left.every((each) => settings.includes(each) || isControl(treeOf(each, known)));
	const isMessage = home.sections.some(({ transaction }) => transaction === 'implicit');
	if (!isIdle || (settings.length > 0 && isMessage)) return files;
	const [first, ...rest] = next.sections;
	if (!first) return files;
	const statements = [...settings, ...first.statements];
	return [{ ...next, sections: [{ ...first, statements }, ...rest] }, ...others];
}

function treeOf(
	{ index, step }: ArrangedStatement,
	known: ReadonlyMap<number, Parsed>,
): TracedStatement['tree'] {
	return step ? null : (known.get(index)?.tree ?? null);
}

function isControl(tree: TracedStatement['tree']): boolean {
	return transactionControl(tree) !== null;
}

function isSessionSetting(tree: TracedStatement['tree']): boolean {
	return tree !== null && 'VariableSetStmt' in tree && tree.VariableSetStmt.is_local !== true;
}
