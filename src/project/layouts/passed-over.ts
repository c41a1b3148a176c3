import type { LedgerEntry } from '../project.ts';
import { baseName } from './names.ts';

/** One entry for files that are left out for the same reason, such as `the way back`; none where there are no files. */
export function passedOver(
	paths: readonly string[],
	directory: string,
	what: string,
): readonly LedgerEntry[] {
	const [first] = paths;
	if (first === undefined) return [];
	const isOnly = paths.length === 1;
	const which = isOnly ? `${baseName(first)} is` : `${paths.length} files such as ${baseName(first)} are`;
	const message = `${which} ${what}: not replayed.`;
	return [{ kind: 'skipped', message, file: isOnly || directory === '' ? first : directory, line: null }];
}
