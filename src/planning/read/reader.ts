import type { Requirement } from '../requirement.ts';
import type { Page } from './page.ts';

/** Something that a file holds and that could not be read, with its 1-based line. */
export interface ReadingProblem {
	readonly line: number;
	readonly message: string;
}

/** What one reader finds in a page. */
export interface Reading {
	readonly requirements: readonly Requirement[];
	readonly problems: readonly ReadingProblem[];
}

/** Reads one way in which people write requirements down. */
export interface Reader {
	/** Such as `field-tables`. */
	readonly name: string;
	/** Never throws: what cannot be read is a problem or nothing. */
	read(page: Page): Reading;
}
