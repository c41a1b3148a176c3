import { findRule } from '../../rule-name.ts';
import type { ReadDirective } from '../directive.ts';

const DIRECTIVE = /^database-spec:\s*ignore(-file)?(?:\s+(.*))?$/;
const NAMES = /^([^\s,]+(?:\s*,\s*[^\s,]+)*)(?:\s+(.*))?$/;

/** `database-spec: ignore RULE, RULE reason`, for a statement or, with `ignore-file`, for all of a file. */
export const readOwn: ReadDirective = (text) => {
	const found = DIRECTIVE.exec(text);
	if (!found) return null;
	const [, names = '', reason = ''] = NAMES.exec(found[2] ?? '') ?? [];
	const written = names.split(',').flatMap((name) => name.trim().replace(/:$/, '') || []);
	return {
		scope: found[1] ? 'file' : 'statement',
		names: written,
		rules: written.flatMap((name) => findRule(name)?.id ?? []),
		// People set the reason off with a sign, which alone is none.
		reason: reason.replace(/^[-–—:=>\s]+/, ''),
		isOwn: true,
	};
};
