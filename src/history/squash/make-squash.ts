import type { LayoutName } from '../../config/layout-names.ts';
import type { FileSource, MigrationHistory } from '../../project/project.ts';
import { withEdits } from '../../project/sources/with-edits.ts';
import { findWayBack } from './find-way-back.ts';
import { foldRun } from './fold-run.ts';
import type { Form } from './forms/form.ts';
import { FORMS } from './forms/index.ts';
import { planRuns, type Run } from './plan-runs.ts';
import { proveSquash } from './prove-squash.ts';
import { type RecordedHistory, recordHistory, type Stage } from './record-history.ts';
import type { FileEdit, Fold, LeftAlone, Squash } from './squash.ts';

/** What is to be squashed, and where its files are. */
export interface SquashInput extends Stage {
	readonly source: FileSource;
	/** The migrations that are to become one. */
	readonly range: Run;
	/** Migrations of the range that are to stay as they are. */
	readonly fixed: readonly LeftAlone[];
	/** Reads the history of another state of the files. */
	readonly load: (source: FileSource) => Promise<MigrationHistory>;
}

/** So often a range is parted before it is left alone. */
const MOST_PARTINGS = 12;

/** Folds a range of a history's migrations and proves it; writes nothing. Throws the UserError of migrations that fail. */
export async function makeSquash(input: SquashInput): Promise<Squash> {
	const { history, range } = input;
	const paths = history.migrations.slice(range.first, range.end).map(({ path }) => path);
	const nothing = (left: readonly LeftAlone[]): Squash => ({
		...{ range: paths, folds: [], left, edits: [], proof: null, advice: [] },
	});
	const form = FORMS[history.layout as LayoutName];
	if (history.program) {
		return nothing([
			{
				path: history.directory,
				line: null,
				reason: 'The migrations are code, which only their tool can fold.',
			},
		]);
	}
	if (typeof form === 'string') return nothing([{ path: history.directory, line: null, reason: form }]);
	const inTheWay: LeftAlone[] = [...input.fixed];
	for (let parting = 0; parting <= MOST_PARTINGS; parting++) {
		const { runs, left } = planRuns(history, range, form, inTheWay);
		if (runs.length === 0) return nothing(left);
		const recorded = await recordHistory(input, runs);
		const folded = await foldAll(input, recorded);
		if (folded.left.length > 0) {
			inTheWay.push(...folded.left);
			continue;
		}
		const edits = await writeFolds(form, folded.folds, input.source);
		const squashed = await input.load(withEdits(input.source, edits));
		const proven = isInOrder(history, folded.folds, squashed)
			? await proveSquash(input, recorded, squashed)
			: ({ kind: 'differs', why: 'The tool would read the files in another order.' } as const);
		if (proven.kind === 'differs') {
			return nothing([...left, { path: paths[0] ?? '', line: null, reason: proven.why }]);
		}
		return {
			...{ range: paths, folds: folded.folds, left, proof: proven.proof },
			edits: [...edits].map(([path, text]): FileEdit => ({ path, text })),
			advice: [...new Set(folded.folds.flatMap((fold) => form.advise(fold)))],
		};
	}
	return nothing(inTheWay);
}

/** Every run as one migration, or what has to stay out of the runs first. */
async function foldAll(
	stage: Stage,
	recorded: RecordedHistory,
): Promise<{ readonly folds: readonly Fold[]; readonly left: readonly LeftAlone[] }> {
	const folds: Fold[] = [];
	const left: LeftAlone[] = [];
	for (const run of recorded.runs) {
		const folded = await foldRun(stage, recorded, run);
		if (folded.kind === 'parted') {
			left.push(...folded.left);
			continue;
		}
		const { way, statements } = folded;
		const migrations = run.replayed.map(({ migration }) => migration);
		const down = await findWayBack(stage, run, statements);
		folds.push({ migrations, way, statements, down });
	}
	return { folds, left };
}

/** The edits of all folds, each made on top of those before it. */
async function writeFolds(
	form: Form,
	folds: readonly Fold[],
	source: FileSource,
): Promise<ReadonlyMap<string, string | null>> {
	const edits = new Map<string, string | null>();
	for (const fold of folds) {
		const files = withEdits(source, edits);
		const all = await files.list('');
		for (const { path, text } of await form.write(fold, { all, read: files.read })) edits.set(path, text);
	}
	return edits;
}

/** Whether a squashed history has everything else as it was, and each fold in the place of its last migration. */
function isInOrder(history: MigrationHistory, folds: readonly Fold[], squashed: MigrationHistory): boolean {
	const gone = new Set(folds.flatMap(({ migrations }) => migrations.slice(0, -1).map(({ path }) => path)));
	const expected = history.migrations.map(({ path }) => path).filter((path) => !gone.has(path));
	const found = squashed.migrations.map(({ path }) => path);
	return expected.length === found.length && expected.every((path, index) => path === found[index]);
}
