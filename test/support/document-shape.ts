import { expect } from 'vitest';
import { headingAnchor } from '../../src/specification/heading-anchor.ts';
import { parseDocument } from '../../src/specification/parse-document.ts';

/** Expects of a specification that its links within it lead to headings and that no block and no section is without words. */
export function expectSoundDocument(text: string): void {
	const { headings } = parseDocument('docs/database-spec.md', text);
	const outside = text.replaceAll(/^(`{3,})[\s\S]*?^\1$/gm, '').replaceAll(/`[^`\n]*`/g, '');
	const anchors = new Set(headings.map((heading) => headingAnchor(heading.text)));
	const links = [...outside.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor]) => anchor!);
	expect(links.length).toBeGreaterThan(3);
	expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
	expect(text).not.toMatch(/<!-- spec:begin [^\n]* -->\s*<!-- spec:end/);
	const empty = headings.filter(({ span, level }, at) => {
		const next = headings[at + 1];
		const holdsOthers = next !== undefined && next.level > level;
		return !holdsOthers && text.slice(span.end, next?.span.start).trim() === '';
	});
	expect(empty.map((heading) => heading.text)).toEqual([]);
}
