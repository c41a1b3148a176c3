import type { Migration } from '../../../project/project.ts';
import type { FileEdit, Fold } from '../squash.ts';

/** The files that a form may look at. */
export interface FormFiles {
	/** Every path of the repository. */
	readonly all: readonly string[];
	read(path: string): Promise<string | null>;
}

/** How one layout writes a folded migration down; it takes the name and the place of the last one of those that it replaces. */
export interface Form {
	/** Why a migration cannot be folded in this layout; null where it can. */
	refuses?(migration: Migration): string | null;
	/** What changes in the repository. */
	write(fold: Fold, files: FormFiles): Promise<readonly FileEdit[]>;
	/** What to do with databases in which the old migrations have run, as sentences. */
	advise(fold: Fold): readonly string[];
}
