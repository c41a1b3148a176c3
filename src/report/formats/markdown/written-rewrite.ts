import type { WrittenRewrite } from '../../../lint/write-rewrite.ts';
import { codeBlock, codeSpan, inlineText } from './escape.ts';
import { fold } from './fold.ts';

/** A migration with its rewrites as files of its tool, folded. */
export function writtenRewrite({ files, remarks }: WrittenRewrite): string {
	const summary =
		files.length === 1 ? 'The migration, rewritten' : `The migration, rewritten as ${files.length} files`;
	const body = [
		...files.map(({ path, text }) =>
			[path === null ? 'Further statements:' : `${codeSpan(path)}:`, codeBlock(text, languageOf(path))].join(
				'\n\n',
			),
		),
		...remarks.map(inlineText),
	];
	return fold(summary, body.join('\n\n'));
}

function languageOf(path: string | null): string {
	if (path === null || path.endsWith('.sql')) return 'sql';
	return path.endsWith('.toml') ? 'toml' : '';
}
