import { count, list } from '../words/count.ts';
import type { SquashedMigration, SquashProofReport, SquashReport } from './squash-report.ts';

/** What a squash came to, in a sentence. */
export function squashHeadline({ range, squashed }: SquashReport): string {
	if (range.length < 2) {
		return range.length === 0
			? 'There is no migration in the range: nothing to fold.'
			: `${range[0]} is the only migration in the range: nothing to fold.`;
	}
	const folded = squashed.reduce((sum, { migrations }) => sum + migrations.length, 0);
	const of = `${count(range.length, ['migration', 'migrations'])}`;
	if (squashed.length === 0) return `None of ${of} can be folded.`;
	return `${folded} of ${of} folded into ${squashed.length}.`;
}

const WAYS: Readonly<Record<SquashedMigration['way'], string>> = {
	schema: 'written anew from the schema and the rows that they leave',
	statements: 'their statements in order, without what they take back, what they rework written once',
	joined: 'all their statements in order',
};

/** What one migration replaces and how it was made, in a sentence. */
export function describeSquashed({
	path,
	migrations,
	way,
	statements,
	hasWayBack,
}: SquashedMigration): string {
	const back =
		hasWayBack === null
			? ''
			: hasWayBack
				? ' Its way back is proven.'
				: ' No way back could be proven for it.';
	return `${path}: ${count(migrations.length, ['migration', 'migrations'])} in ${count(statements, ['statement', 'statements'])} (${WAYS[way]}).${back}`;
}

/** What was compared, in sentences. */
export function describeProof({ entries, rows, madeUp, onRows, withoutRows }: SquashProofReport): string {
	const things = `${count(entries, ['entry', 'entries'])}, ${count(rows, ['row', 'rows'])}`;
	const made =
		madeUp === 0
			? ''
			: ` ${count(madeUp, ['value', 'values'])} of clock or chance ${madeUp === 1 ? 'differs' : 'differ'} in each run and ${madeUp === 1 ? 'was' : 'were'} compared by place alone.`;
	const again =
		onRows !== null && onRows > 0
			? ` Once more on top of made-up rows in ${count(onRows, ['table', 'tables'])}: equal as well.`
			: '';
	const without = withoutRows === null ? '' : ` ${withoutRows.replace(/[.:]?$/, '.')}`;
	return `Proven: pg_dump writes the same of the old and the new history (${things}).${made}${again}${without}`;
}

/** Of so many with one reason the rest is counted. */
const MOST_PLACES = 3;

/** What stays as it is, by the reason that it has. */
export function leftAlone(
	left: SquashReport['left'],
): readonly { readonly places: string; readonly reason: string }[] {
	return [...Map.groupBy(left, ({ reason }) => reason)].map(([reason, each]) => {
		const places = each.map(({ file, line }) => `${file}${line === null ? '' : `:${line}`}`);
		const more = places.length - MOST_PLACES;
		const shown = more > 1 ? [...places.slice(0, MOST_PLACES), `${more} more`] : places;
		return { places: list(shown), reason };
	});
}
