import type { LedgerEntry } from '../project/project.ts';
import { parseDocument } from '../specification/parse-document.ts';

/** A file that generating changes. */
export interface GenerationFile {
	readonly path: string;
	readonly outcome: 'new' | 'changed' | 'removed';
}

/** What generating made of one database, for people who are to look it through. Plain text throughout. */
export interface Generation {
	/** The config entry's name, or the project's. */
	readonly name: string;
	readonly document: string;
	readonly files: readonly GenerationFile[];
	readonly sectionCount: number;
	/** Qualified names of the tables that migrations build. */
	readonly built: readonly string[];
	/** Qualified names of the tables that are planned. */
	readonly planned: readonly string[];
	/** How many planned things there are of each other kind, such as `type` or `function`. */
	readonly plannedBesides: ReadonlyMap<string, number>;
	/** What the plan leaves to people. */
	readonly questions: readonly string[];
	readonly ledger: readonly LedgerEntry[];
	readonly notes: readonly string[];
}

/** A specification as it was generated, file by file; a text is null for a file that goes. */
export interface GeneratedTexts {
	readonly name: string;
	readonly document: string;
	readonly files: readonly {
		readonly path: string;
		readonly before: string | null;
		readonly text: string | null;
	}[];
	readonly ledger: readonly LedgerEntry[];
	readonly notes: readonly string[];
}

/** Kinds of plan block that are no object each. */
const NO_OBJECTS = new Set(['table', 'question', 'processes', 'performance']);

/** Reads from generated texts what is in them. */
export function describeGeneration({ files, ...rest }: GeneratedTexts): Generation {
	const documents = files.flatMap(({ path, text }) =>
		text !== null && path.endsWith('.md') ? [parseDocument(path, text)] : [],
	);
	const blocks = documents.flatMap(({ text, blocks: own }) =>
		own.map(({ id, content }) => ({ id, content: text.slice(content.start, content.end) })),
	);
	const named = (start: string): readonly string[] => [
		...new Set(blocks.flatMap(({ id }) => (id.startsWith(start) ? [id.slice(start.length)] : []))),
	];
	const besides = new Map<string, number>();
	for (const { id } of blocks) {
		const kind = /^plan (?:composite |search )?(\w+)/.exec(id)?.[1];
		if (kind && !NO_OBJECTS.has(kind)) besides.set(kind, (besides.get(kind) ?? 0) + 1);
	}
	return {
		...rest,
		files: files.flatMap(({ path, before, text }) =>
			before === text
				? []
				: [{ path, outcome: before === null ? 'new' : text === null ? 'removed' : 'changed' } as const],
		),
		sectionCount: documents.flatMap(({ headings }) => headings.filter(({ level }) => level === 2)).length,
		built: named('table '),
		planned: named('plan table '),
		plannedBesides: besides,
		questions: blocks.flatMap(({ id, content }) =>
			id.startsWith('plan question ') ? [questionIn(content)] : [],
		),
	};
}

/** The question as it stands between the stars, as plain text; the first line where people have rewritten it. */
function questionIn(content: string): string {
	const title =
		/\*\*Open question: (.*?)\*\*(?:\s|$)/s.exec(content)?.[1] ?? content.trim().split('\n')[0] ?? '';
	return title.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
