import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { Path, Problem } from './problems.ts';

/** A YAML text as plain data, with the line of everything in it. */
export interface YamlFile {
	/** An empty group of settings for an empty text or one that does not parse. */
	readonly data: unknown;
	/** What YAML itself has against the text. */
	readonly problems: readonly Problem[];
	/** The 1-based line of the key or entry at a path, or of the nearest thing above it. */
	readonly lineOf: (path: Path) => number;
}

/** Reads one YAML document; never throws. */
export function readYaml(text: string): YamlFile {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const lineOf = (path: Path): number => findLine(document, lines, path);
	const problems = document.errors.map((error) => ({
		path: '',
		line: lines.linePos(error.pos[0]).line || 1,
		message: error.message,
	}));
	if (problems.length > 0) return { data: {}, problems, lineOf };
	try {
		return { data: document.toJS() ?? {}, problems, lineOf };
	} catch (error) {
		// Aliases that point nowhere or that would grow without bound.
		const message = error instanceof Error ? error.message : String(error);
		return { data: {}, problems: [{ path: '', line: 1, message }], lineOf };
	}
}

function findLine(document: Document, lines: LineCounter, path: Path): number {
	for (let length = path.length; length > 0; length--) {
		const offset = offsetOf(document, path.slice(0, length));
		if (offset !== null) return lines.linePos(offset).line;
	}
	return 1;
}

function offsetOf(document: Document, path: Path): number | null {
	const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
	const key = path.at(-1);
	if (isMap(parent)) {
		const pair = parent.items.find((item) => isNode(item.key) && String(item.key) === String(key));
		return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
	}
	const node = document.getIn([...path], true);
	return isNode(node) ? (node.range?.[0] ?? null) : null;
}
