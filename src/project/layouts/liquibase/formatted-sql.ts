import { UserError } from '../../../errors.ts';
import type { Tree } from '../layout.ts';
import { linesOf } from '../lines.ts';
import { groupByFolder, someHold } from '../names.ts';
import type { ChangeSet, Entry } from './change-log.ts';
import type { WrittenText } from './element.ts';

/** What a changelog in SQL begins with. */
const FORMATTED = /^\s*--[ \t]*liquibase[ \t]*formatted/i;

/** Whether a text is a changelog in SQL. */
export function isFormattedSql(text: string): boolean {
	return FORMATTED.test(text);
}

/** Those of some files whose folder holds changelogs in SQL, as far as its first and last few files tell. */
export async function likelyFormatted(tree: Tree, paths: readonly string[]): Promise<readonly string[]> {
	const folders = [...groupByFolder(paths, () => true).values()];
	const held = await Promise.all(folders.map((files) => someHold(tree, files, FORMATTED)));
	return folders.filter((_, index) => held[index]).flat();
}

const CHANGESET = /^\s*--\s*changeset\s+("[^"]+"|[^:\s][^:]*):\s*("[^"]+"|\S+)(.*)$/i;
const BROKEN_CHANGESET = /^\s*-+\s*changeset(?:\s.*)?$/i;
const PROPERTY = /^\s*--\s*property\s(?=.*name:)(?=.*value:)/i;
const PRECONDITION = /^\s*--\s*preconditions?\b/i;
const IGNORED = /^\s*--\s*ignoreLines:(\w+)/i;
const ATTRIBUTE = /\b([A-Za-z]+):("[^"]*"|\S*)/g;

/** The entries of a changelog in SQL; throws a UserError for a changeset's line that Liquibase does not take. */
export function readFormattedSql(path: string, source: string): readonly Entry[] {
	const entries: Entry[] = [];
	let current:
		| (Omit<ChangeSet, 'changes'> & { hasPreconditions: boolean; readonly texts: WrittenText[] })
		| null = null;
	let textStart = 0;
	let skipUntil: { end: boolean; lines: number } | null = null;
	const endText = (end: number): void => {
		if (current && end > textStart) current.texts.push({ span: { start: textStart, end }, replacements: [] });
	};
	const endChangeSet = (end: number): void => {
		if (!current) return;
		endText(end);
		const { texts, ...changeSet } = current;
		const [endDelimiter = null] = [changeSet.attributes.get('enddelimiter')];
		const change = { kind: 'sql', offset: changeSet.offset, texts, endDelimiter, dbms: null } as const;
		entries.push({ ...changeSet, changes: [change] });
	};
	for (const { start, end, next, text, number } of linesOf(source)) {
		const line = text.trimEnd();
		const ignored = IGNORED.exec(line)?.[1]?.toLowerCase();
		if (skipUntil) {
			skipUntil.lines--;
			if (skipUntil.end ? ignored === 'end' : skipUntil.lines <= 0) {
				skipUntil = null;
				textStart = next;
			}
			continue;
		}
		if (ignored !== undefined) {
			endText(start);
			textStart = next;
			const lines = Number.parseInt(ignored, 10) || 0;
			if (ignored === 'start' || lines > 0) skipUntil = { end: ignored === 'start', lines };
			continue;
		}
		const [, author, id, rest = ''] = CHANGESET.exec(line) ?? [];
		if (author !== undefined && id !== undefined) {
			endChangeSet(start);
			current = {
				kind: 'changeset',
				offset: start,
				author: unquote(author),
				id: unquote(id),
				attributes: attributesIn(rest),
				hasPreconditions: false,
				texts: [],
			};
			textStart = end;
		} else if (PROPERTY.test(line)) {
			const attributes = attributesIn(line.replace(/:\s+/g, ':'));
			const [name = '', value = ''] = [attributes.get('name'), attributes.get('value')];
			entries.push({ kind: 'property', offset: start, name, value, dbms: attributes.get('dbms') ?? null });
		} else if (BROKEN_CHANGESET.test(line)) {
			throw new UserError('load', 'This changeset has no author and identifier.', {
				location: { file: path, line: number },
				hint: 'Liquibase wants `--changeset author:id`.',
			});
		} else if (PRECONDITION.test(line) && current) current.hasPreconditions = true;
	}
	endChangeSet(skipUntil ? textStart : source.length);
	return entries;
}

function attributesIn(text: string): ReadonlyMap<string, string> {
	return new Map(
		[...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), unquote(value)]),
	);
}

function unquote(text: string): string {
	return text.replace(/^"(.*)"$/, '$1').trim();
}
