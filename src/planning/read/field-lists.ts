import type { Requirement } from '../requirement.ts';
import { entityOfHeading } from './entity-heading.ts';
import { readField } from './field-words.ts';
import { type PageLine, type PageSection, plainText } from './page.ts';
import type { Reader } from './reader.ts';

/** Bullet lists of fields under the heading of an entity. */
export const fieldLists: Reader = {
	name: 'field-lists',
	read({ file, sections }) {
		return { requirements: sections.flatMap((section) => readSection(section, file)), problems: [] };
	},
};

const BULLET = /^\s{0,3}[-*+]\s+(.*)$/;
const FIELD =
	/^(?:\*\*|__)?`?(\p{L}[\p{L}\p{N}_]*(?:[ -]\p{L}[\p{L}\p{N}_]*){0,2})`?(?:\*\*|__)?\s*(?:[:–—]|\s-\s|(?=\()|,|$|(?=(?:is|max|must)\b))\s*(.*)$/u;
const SAYS_FIELD =
	/\b(?:required|optional|mandatory|unique|default|nullable|not null|pk|fk|primary key|foreign key|references|max|min|characters|chars|text|string|integer|number|decimal|boolean|date|time|timestamp|uuid|enum|one of|json|email|url|varchar|money|currency)\b|\([^()]*[,|/][^()]*\)/i;

function readSection(section: PageSection, file: string): readonly Requirement[] {
	const entity = entityOfHeading(section);
	if (entity === null) return [];
	const bullets = joinBullets(section.lines);
	const fields = bullets.flatMap(({ text, line }) => {
		const found = FIELD.exec(text);
		if (!found) return [];
		const [, name, words] = found;
		const isSaid = SAYS_FIELD.test(words!) || text.startsWith('`') || /^[a-z]+(?:_[a-z0-9]+)+\b/.test(name!);
		return [{ name: name!, words: words!, line, isSaid: isSaid || words === '' }];
	});
	// Features are listed under headings too: most entries of a list of fields say what fields are.
	const said = fields.filter(({ isSaid }) => isSaid);
	const sure = said.filter(({ words }) => words !== '');
	if (
		(fields.length < 2 && sure.length !== bullets.length) ||
		said.length * 2 < bullets.length ||
		(sure.length === 0 && !isPlainList(bullets))
	)
		return [];
	return [
		{ kind: 'entity', name: entity, words: null, exact: false, place: { file, line: section.line } },
		...fields
			.filter(({ isSaid, words }) => isSaid || words.length < 200)
			.map(({ name, words, line }) => ({
				...readField(entity, name, words, { file, line }),
				words: words === '' ? null : plainText(words),
			})),
	];
}

/** Nothing but one or two words on each line. */
function isPlainList(bullets: readonly PageLine[]): boolean {
	return bullets.length > 2 && bullets.every(({ text }) => /^`?[a-z][a-z0-9_]*`?$/.test(text));
}

function joinBullets(lines: readonly PageLine[]): readonly PageLine[] {
	const bullets: { text: string; line: number }[] = [];
	let isOpen = false;
	for (const { text, line } of lines) {
		const found = BULLET.exec(text);
		if (found) bullets.push({ text: found[1]!.trim(), line });
		else if (isOpen && /^\s{2,}\S/.test(text) && !/^\s*[-*+|]/.test(text))
			bullets.at(-1)!.text += ` ${text.trim()}`;
		isOpen = bullets.length > 0 && text.trim() !== '';
	}
	return bullets;
}
