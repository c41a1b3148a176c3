import type { FieldRequirement, Place, Requirement } from '../requirement.ts';
import { readField } from './field-words.ts';
import type { Reader } from './reader.ts';

/** Entities, attributes and relationships of Mermaid's `erDiagram`s in fenced code. */
export const mermaidDiagrams: Reader = {
	name: 'mermaid-diagrams',
	read({ file, fences }) {
		const requirements = fences
			.filter(
				({ language, content }) =>
					language === 'mermaid' && /^\s*(?:---[\s\S]*?---\s*)?(?:%%[^\n]*\n\s*)*erDiagram\b/.test(content),
			)
			.flatMap(({ content, line }) => readDiagram(content, (row) => ({ file, line: line + row })));
		return { requirements, problems: [] };
	},
};

const NAME = String.raw`("[^"]+"|[\p{L}_][\p{L}\p{N}_.-]*)(?:\s*\[\s*"?([^"\]]*)"?\s*\])?`;
const LINK =
	/^(.+?)\s+(\|o|\|\||\}o|\}\||one or zero|zero or one|one or more|one or many|many\(1\)|1\+|zero or more|zero or many|many\(0\)|0\+|only one|1|many)\s*(--|\.\.|-\.|\.-|to|optionally to)\s*(o\||\|\||o\{|\|\{|one or zero|zero or one|one or more|one or many|many\(1\)|1\+|zero or more|zero or many|many\(0\)|0\+|only one|1|many)\s+(.+?)(?:\s*:\s*(.*))?$/u;

function readDiagram(content: string, at: (row: number) => Place): readonly Requirement[] {
	const requirements: Requirement[] = [];
	const titles = new Map<string, string>();
	const nameOf = (text: string): string | null => {
		const found = new RegExp(`^${NAME}$`, 'u').exec(text.trim());
		if (!found) return null;
		const id = found[1]!.replaceAll('"', '');
		if (found[2]) titles.set(id, found[2]);
		return titles.get(id) ?? id;
	};
	let entity: string | null = null;
	for (const [row, raw] of content.split('\n').entries()) {
		const text = raw.replace(/%%.*$/, '').trim();
		if (text === '') continue;
		if (entity !== null) {
			if (text === '}') entity = null;
			else {
				const field = readAttribute(entity, text.replace(/\}$/, ''), at(row));
				if (field) requirements.push(field);
				if (text.endsWith('}')) entity = null;
			}
			continue;
		}
		const opened = /^(.*?)\s*\{\s*(\})?$/.exec(text);
		const link = opened ? null : LINK.exec(text);
		if (link) {
			const [from, to] = [nameOf(link[1]!), nameOf(link[5]!)];
			if (from === null || to === null) continue;
			for (const name of [from, to])
				requirements.push({ kind: 'entity', name, words: null, exact: false, place: at(row) });
			requirements.push(readLink(from, link[2]!, link[4]!, to, text, at(row)));
			continue;
		}
		const name = nameOf(opened ? opened[1]! : text);
		if (name === null || /^(?:erDiagram|title|direction|accTitle|accDescr|classDef|class|style)\b/.test(text))
			continue;
		requirements.push({ kind: 'entity', name, words: null, exact: false, place: at(row) });
		if (opened && !opened[2]) entity = name;
	}
	return requirements;
}

/** `type name PK, FK "comment"`. */
function readAttribute(entity: string, text: string, place: Place): FieldRequirement | null {
	const found =
		/^([\p{L}\p{N}_()[\],-]+)\s+\*?([\p{L}\p{N}_()[\]-]+)\s*((?:PK|FK|UK)(?:\s*,\s*(?:PK|FK|UK))*)?\s*(?:"([^"]*)")?\s*$/u.exec(
			text.trim(),
		);
	if (!found) return null;
	const [, type, name, keys = '', words = ''] = found;
	const said = readField(entity, name!, words, place);
	return {
		...said,
		type: type!,
		primary: keys.includes('PK'),
		unique: keys.includes('UK') && said.within === null,
		// A remark on anything but a text lists what it is made of.
		values: /^(?:string|text|enum|varchar|char)/i.test(type!) ? said.values : [],
	};
}

function readLink(
	from: string,
	left: string,
	right: string,
	to: string,
	words: string,
	place: Place,
): Requirement {
	const [leftIsMany, rightIsMany] = [isMany(left), isMany(right)];
	const isTurned = leftIsMany && !rightIsMany;
	const [one, many, sign] = isTurned ? [to, from, right] : [from, to, left];
	const cardinality =
		leftIsMany && rightIsMany ? 'many-to-many' : leftIsMany || rightIsMany ? 'one-to-many' : 'one-to-one';
	const isSelf = from === to && cardinality === 'one-to-many';
	return {
		kind: 'relationship',
		from: one,
		to: many,
		cardinality: isSelf ? 'hierarchical' : cardinality,
		required: cardinality === 'many-to-many' ? null : !isOptional(sign),
		role: null,
		columns: null,
		onDelete: null,
		words,
		place,
	};
}

function isMany(sign: string): boolean {
	return /[{}]|more|many|\+/.test(sign);
}

function isOptional(sign: string): boolean {
	return /o|zero/.test(sign.replace('or', '').replace('one', '').replace('more', '').replace('only', ''));
}
