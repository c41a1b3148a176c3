import type { SpecificationDocument } from '../document.ts';
import { parseDocument } from '../parse-document.ts';
import { mergeDocuments } from './merge-documents.ts';

/** A committed specification: its document and the pages beside it. */
export interface Specification {
	/** Null where there is none yet. */
	readonly main: SpecificationDocument | null;
	/** Sorted by path. */
	readonly pages: readonly SpecificationDocument[];
	/** All of it as one document; null where there is none yet. */
	readonly whole: SpecificationDocument | null;
}

/** A file of the repository with its text; null where it does not exist. */
interface File {
	readonly path: string;
	readonly text: string | null;
}

/** Takes a specification apart; throws a UserError for markers that do not fit together, in whichever file. */
export function parseSpecification(document: File, pages: readonly File[]): Specification {
	const main = document.text === null ? null : parseDocument(document.path, document.text);
	const parsed = pages.flatMap(({ path, text }) => (text === null ? [] : [parseDocument(path, text)]));
	return { main, pages: parsed, whole: main && mergeDocuments(main, parsed) };
}
