import { sharedHint } from '../../grouped-findings.ts';
import type { Finding, Location } from '../../report.ts';
import { findingLabel } from '../../words/finding-labels.ts';
import { codeSpan, inlineText, suggestionBlock } from './escape.ts';
import { findingItem, findingLine } from './finding-item.ts';
import { listItems } from './fold.ts';
import type { RepositoryLinks } from './links.ts';

/** What the text of a comment at a line needs besides the findings there. */
export interface ReviewCommentOptions {
	readonly links: RepositoryLinks | null;
	/** The name of the database, where it is one of several. */
	readonly name: string | null;
	/** The file that the comment stands in; its own place needs no link. */
	readonly path: string;
	/** What to put in place of the lines; null where nothing is suggested, empty where they only go. */
	readonly suggestion: readonly string[] | null;
	/** The most characters (UTF-16 units) that the text may have. */
	readonly limit: number;
}

/** As many findings in full as fit, then the first ones in a line each. */
const LIST_LENGTHS = [10, 3, 1];

/** The text of a comment at a line of the diff, within the limit. */
export function formatReviewComment(findings: readonly Finding[], options: ReviewCommentOptions): string {
	const isShown = options.suggestion !== null && suggestionBlock(options.suggestion) !== null;
	const shown = findings.map((finding) =>
		withoutPlace(isShown ? withoutSteps(finding) : finding, options.path),
	);
	const hint = sharedHint(findings);
	const texts = LIST_LENGTHS.map((most) =>
		commentText(
			findings,
			options,
			hint,
			listItems(shown, most, (each) => findingItem(each, options.links, hint)),
		),
	);
	const short = listItems(shown, 3, (each) => findingLine(each, null));
	return texts.find((text) => text.length <= options.limit) ?? commentText(findings, options, null, short);
}

function commentText(
	findings: readonly Finding[],
	{ name, suggestion }: ReviewCommentOptions,
	hint: string | null,
	items: string,
): string {
	const codes = new Set(findings.map(({ code }) => code));
	const [code] = codes;
	const title = [
		...(name === null ? [] : [codeSpan(name)]),
		...(codes.size === 1 && code ? [`**${findingLabel(code)}**`, codeSpan(code)] : []),
	].join(' · ');
	const block = suggestion && suggestionBlock(suggestion);
	return [
		title,
		items,
		hint ? `**What to do:** ${inlineText(hint)}` : '',
		block ? `${isOfRule(findings) ? TRIED : 'Regenerating the specification writes here:'}\n\n${block}` : '',
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

const TRIED = 'This was tried in an engine: it builds the same, and is not found any more.';

function isOfRule(findings: readonly Finding[]): boolean {
	return findings.some(({ rewrite }) => rewrite !== undefined);
}

/** The suggestion says it already. */
function withoutSteps(finding: Finding): Finding {
	const { rewrite } = finding;
	return rewrite ? { ...finding, rewrite: { ...rewrite, steps: [] } } : finding;
}

function withoutPlace(finding: Finding, path: string): Finding {
	const unlessHere = (location: Location | null) => (location?.file === path ? null : location);
	return { ...finding, migration: unlessHere(finding.migration), document: unlessHere(finding.document) };
}
