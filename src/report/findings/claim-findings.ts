import type { DocumentStatement, SpecificationDocument } from '../../specification/document.ts';
import { openName } from '../../sql/open-name.ts';
import type { Finding } from '../report.ts';
import { count, list } from '../words/count.ts';
import { firstWords } from './first-words.ts';

/** What there is to know of a document's claims beside where they are not what the migrations build. */
export interface ClaimState {
	readonly document: SpecificationDocument;
	/** Ids of the plan blocks that have come true. */
	readonly graduated: readonly string[];
	readonly repeated: readonly DocumentStatement[];
}

/** Notes about a document's claims: plans that have come true, what is left open, what is said twice. */
export function claimFindings(state: ClaimState | null, base: ClaimState | null): readonly Finding[] {
	if (!state) return [];
	const before = new Set(
		base && [...graduatedFindings(base), ...openFindings(base), ...twiceFindings(base)].map(keyOf),
	);
	return [...graduatedFindings(state), ...openFindings(state), ...twiceFindings(state)].map((finding) => ({
		...finding,
		introduced: !before.has(keyOf(finding)),
	}));
}

/** Lines move without anything being new. */
function keyOf({ code, subject }: Finding): string {
	return JSON.stringify([code, subject]);
}

const NOTE = {
	severity: 'info',
	introduced: true,
	subject: '',
	detail: null,
	differences: [],
	migration: null,
	hint: null,
} as const;

function graduatedFindings({ document, graduated }: ClaimState): readonly Finding[] {
	const gone = new Set(graduated);
	return document.blocks
		.filter(({ id }) => gone.has(id))
		.map(({ id, line }) => ({
			...NOTE,
			code: 'drift/graduated',
			subject: id.slice('plan '.length),
			message: `${id.slice('plan '.length)} was planned and is built now`,
			document: { file: document.path, line },
			hint: 'Run `auggie-database-spec generate`: it takes the plan out, which a generated block says from then on.',
		}));
}

function openFindings({ document }: ClaimState): readonly Finding[] {
	const { placeholders, path } = document;
	const [first] = placeholders;
	if (!first) return [];
	const defined = definitionLines(document);
	const elsewhere = placeholders.filter(({ text }) => defined.has(openName(text)?.name ?? ''));
	const also = elsewhere.length === 0 ? '' : `; what is meant on ${onLines(elsewhere)} is defined elsewhere`;
	return [
		{
			...NOTE,
			code: 'drift/left-open',
			message: `${count(placeholders.length, ['statement is', 'statements are'])} left open with \`...\`, on ${onLines(placeholders)}${also}`,
			detail: placeholders.map((one) => described(one, defined)).join('\n'),
			document: { file: path, line: first.line },
		},
	];
}

function twiceFindings({ document, repeated }: ClaimState): readonly Finding[] {
	const [first] = repeated;
	if (!first) return [];
	const defined = definitionLines(document);
	return [
		{
			...NOTE,
			code: 'drift/said-twice',
			message: `${count(repeated.length, ['statement makes', 'statements make'])} again what the specification has made already, on ${onLines(repeated)}; the first one counts`,
			detail: repeated.map((one) => described(one, defined)).join('\n'),
			document: { file: document.path, line: first.line },
		},
	];
}

interface Placed {
	readonly text: string;
	readonly line: number;
}

/** Name → the line of people's first statement that makes it. */
function definitionLines({ statements }: SpecificationDocument): ReadonlyMap<string, number> {
	const lines = new Map<string, number>();
	for (const { text, line, origin } of statements) {
		const name = origin.kind === 'claim' ? openName(text)?.name : undefined;
		if (name !== undefined && !lines.has(name)) lines.set(name, line);
	}
	return lines;
}

function described({ text, line }: Placed, defined: ReadonlyMap<string, number>): string {
	const other = defined.get(openName(text)?.name ?? '');
	const where = other === undefined || other === line ? '' : ` (line ${other} makes it)`;
	return `line ${line}: ${firstWords(text)}${where}`;
}

const MOST_LINES = 12;

function onLines(placed: readonly Placed[]): string {
	const lines = placed.slice(0, MOST_LINES).map(({ line }) => String(line));
	if (placed.length > MOST_LINES) return `lines ${lines.join(', ')} and ${placed.length - MOST_LINES} more`;
	return `${lines.length === 1 ? 'line' : 'lines'} ${list(lines)}`;
}
