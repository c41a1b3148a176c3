import { UserError } from '../errors.ts';
import { findCode } from '../explanations/find-code.ts';
import { codeListText, explanationText } from '../explanations/format-explanation.ts';
import { EXPLAINED_CODES } from '../explanations/index.ts';
import { PLAIN } from '../report/formats/index.ts';

/** `explain`: prints what a code means, or all codes; throws a UserError that names the nearest ones for an unknown one. */
export function runExplain(asked: string | undefined): void {
	process.stdout.write(`${asked === undefined ? codeListText(EXPLAINED_CODES) : explain(asked)}\n`);
}

function explain(asked: string): string {
	const found = findCode(asked);
	if (found.kind === 'found') return explanationText(found.code, process.stdout.columns ?? PLAIN.width);
	const { nearest } = found;
	throw new UserError('config', `there is no code "${asked}"`, {
		hint:
			nearest.length > 0
				? `Did you mean ${nearest.join(', ')}?`
				: 'Without a code, `auggie-database-spec explain` lists all of them.',
	});
}
