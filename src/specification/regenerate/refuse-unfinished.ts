import { UserError } from '../../errors.ts';
import type { SpecificationDocument } from '../document.ts';

/** Throws a UserError where a code fence or comment that nobody closed would swallow what is added at the end. */
export function refuseUnfinished({ path, unfinished }: SpecificationDocument): void {
	if (unfinished === null) return;
	throw new UserError('document', 'A code fence or an HTML comment opens here and is never closed.', {
		location: { file: path, line: unfinished },
		hint: 'Close it and generate again: whatever is added at the end of the document would become part of it.',
	});
}
