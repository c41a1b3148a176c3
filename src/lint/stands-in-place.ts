import type { Arrangement } from './proofs/arrange.ts';
import { formOf } from './rewrite-forms/index.ts';
import type { WrittenRewrite } from './write-rewrite.ts';

/**
 * Whether a statement's rewrite can simply be put where the statement stands: all of it in the migration's own file, which
 * its tool goes on to run as it did, or sees for itself how it is to be run.
 */
export function standsInPlace(
	layout: string,
	{ migration, files }: Arrangement,
	written: WrittenRewrite | null,
	index: number,
): boolean {
	const [home, ...others] = files;
	const elsewhere = others.flatMap(({ sections }) => sections.flatMap(({ statements }) => statements));
	if (!home || elsewhere.some((each) => each.index === index)) return false;
	if (!home.isOutside) return true;
	const here = new Set(home.sections.flatMap(({ statements }) => statements.map((each) => each.index)));
	return (
		written?.files.length === 1 &&
		formOf(layout)?.mark === undefined &&
		here.size === migration.statements.length
	);
}
