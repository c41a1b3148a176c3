import { splitStatements } from '../sql/split.ts';
import { buildsNothing } from './builds-nothing.ts';
import type { SpecificationDocument } from './document.ts';
import type { SectionBlocks } from './section.ts';

const SQL_FENCE = /^(`{3,})sql\n([\s\S]*?)\n?\1$/gm;

/**
 * True when a document says in SQL exactly what these contents say, as far as it builds anything: it then describes the
 * same schema, and no engine has to be asked.
 */
export function isAsBuilt(document: SpecificationDocument, contents: readonly SectionBlocks[]): boolean {
	const said = new Set<string>();
	for (const { origin, text } of document.statements) {
		if (origin.kind === 'claim') return false;
		if (!buildsNothing(text)) said.add(text);
	}
	const built = new Set<string>();
	for (const { blocks } of contents) {
		for (const { content } of blocks) {
			// In a document every line ends in the same way, also within a name.
			for (const [, , sql = ''] of content.replace(/\r\n?/g, '\n').matchAll(SQL_FENCE)) {
				for (const { text } of splitStatements(sql)) if (!buildsNothing(text)) built.add(text);
			}
		}
	}
	return said.size === built.size && [...said].every((text) => built.has(text));
}
