import type { Place, Requirement } from '../requirement.ts';
import { plainText } from './page.ts';
import type { Reader } from './reader.ts';

/** The lists that the specification's own template asks for, such as `**Core Business Entities**: [User, Product]`. */
export const templateLists: Reader = {
	name: 'template-lists',
	read({ file, sections }) {
		const requirements: Requirement[] = [];
		for (const { lines } of sections) {
			for (const [index, { text, line }] of lines.entries()) {
				const found =
					/^\s*(?:[-*+]\s+)?(?:\*\*|__)?([A-Z][A-Za-z /&-]{2,40}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:|:)\s*(.*)$/.exec(
						text,
					);
				if (!found) continue;
				const label = found[1]!.toLowerCase();
				// A list may follow in bullets of its own.
				const below = found[2] === '' ? bulletsBelow(lines.slice(index + 1, index + 60)) : [];
				const items = below.length > 0 ? below : [{ text: found[2]!, line }];
				for (const item of items)
					requirements.push(...readLabelled(label, item.text, { file, line: item.line }));
			}
		}
		return { requirements, problems: [] };
	},
};

function bulletsBelow(lines: readonly { readonly text: string; readonly line: number }[]) {
	const found: { text: string; line: number }[] = [];
	for (const { text, line } of lines) {
		const bullet = /^\s+[-*+]\s+(.*)$/.exec(text) ?? /^[-*+]\s+(.*)$/.exec(text);
		if (!bullet && text.trim() !== '') break;
		if (bullet && /^\*\*[^*]+\*\*\s*:|^\*\*[^*]+:\*\*/.test(bullet[1]!)) break;
		if (bullet) found.push({ text: bullet[1]!, line });
	}
	return found;
}

function readLabelled(label: string, text: string, place: Place): readonly Requirement[] {
	const said = plainText(text)
		.replace(/^\[|\]$/g, '')
		.trim();
	if (said === '' || /^\{.*\}$/.test(said)) return [];
	if (/^(?:core )?(?:business )?(?:entities|entity|objects|data entities|main entities)$/.test(label)) {
		return splitItems(said).map(({ name, words }) => ({ kind: 'entity', name, words, exact: false, place }));
	}
	if (/^(?:expected )?(?:scale|volume|load|data volume|size)$/.test(label))
		return [{ kind: 'remark', about: 'scale', words: said, place }];
	if (/^performance(?: (?:requirements?|targets?|goals?))?$|^(?:response time|latency)s?$/.test(label))
		return [{ kind: 'remark', about: 'performance', words: said, place }];
	if (/^business process(?:es)?$|^processes$|^workflows?$/.test(label)) {
		return splitItems(said).map(({ name, words }) => ({
			kind: 'remark',
			about: 'process',
			words: words === null ? name : `${name}: ${words}`,
			place,
		}));
	}
	return [];
}

/** `User (a person), Product, etc.` */
function splitItems(list: string): readonly { readonly name: string; readonly words: string | null }[] {
	return [...list.matchAll(/([^,;()]+)(?:\(([^()]*)\))?\s*(?:[,;]|$)/g)].flatMap(([, item, words]) => {
		const [name = '', rest] = item!
			.replace(/^\s*(?:and|or)\s+/i, '')
			.trim()
			.split(/\s*[:–—]\s+/, 2);
		const isName = /^\p{L}[\p{L}\p{N}_]*(?:[ /-][\p{L}\p{N}_]+){0,3}$/u.test(name);
		if (!isName || /^(?:etc|other|others|one-to-|many-to-)/i.test(name)) return [];
		return [{ name, words: words ?? rest ?? null }];
	});
}
