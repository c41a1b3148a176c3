import type { DocumentHeading } from './document.ts';
import type { Written } from './planned.ts';

/** What GitHub makes of a heading for links to it, before it numbers those that are alike. */
export function headingAnchor(text: string): string {
	return text
		.replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
		.replace(/<[^<>]*>/g, '')
		.replace(/(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
		.trim()
		.replaceAll(' ', '-');
}

/**
 * Tells of an offset in a document under which heading it stands. A heading that others look like has the link of the
 * one above it, and the document's title has none; `taken` says which links lead to generated headings.
 */
export function headingFinder(
	headings: readonly DocumentHeading[],
	taken: (anchor: string) => boolean,
): (offset: number) => Written {
	const counts = new Map<string, number>();
	for (const { text } of headings) {
		const anchor = headingAnchor(text);
		counts.set(anchor, (counts.get(anchor) ?? 0) + 1);
	}
	const places: Written[] = [];
	const open: { readonly level: number; readonly anchor: string | null }[] = [];
	for (const [index, { text, level, isOnPage }] of headings.entries()) {
		const isTitle = index === 0 && level === 1;
		while (open.length > 0 && open.at(-1)!.level >= level) open.pop();
		const own = headingAnchor(text);
		const isSure = !isTitle && !isOnPage && own !== '' && counts.get(own) === 1 && !taken(own);
		const anchor = isSure ? own : (open.at(-1)?.anchor ?? null);
		open.push({ level, anchor });
		places.push({ heading: text, anchor });
	}
	return (offset) => places[lastBefore(headings, offset)] ?? { heading: null, anchor: null };
}

/** The index of the last heading that begins before an offset, found by halves; -1 for none. */
function lastBefore(headings: readonly DocumentHeading[], offset: number): number {
	let low = 0;
	let high = headings.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (headings[middle]!.span.start <= offset) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
