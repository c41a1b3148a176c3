import type { Drift } from '../compare/drift.ts';
import { count, list } from '../report/words/count.ts';
import type { SpecificationDocument } from '../specification/document.ts';
import type { Facts } from '../specification/facts.ts';
import { listSections } from '../specification/list-sections.ts';
import { parseDocument } from '../specification/parse-document.ts';
import { isPlanBlock } from '../specification/plan-block.ts';
import type { ReadClaims } from './read-plan.ts';

/** Lines that tell a person what generating did to a document beside bringing it up to date. */
export function generationNotes(
	document: SpecificationDocument | null,
	text: string,
	facts: Pick<Facts, 'graduated' | 'headings'> & { readonly settled: number },
	read: ReadClaims | null,
): readonly string[] {
	if (!document) return [];
	const settled =
		facts.settled === 0
			? []
			: [
					`${count(facts.settled, ['conflict', 'conflicts'])} that git left in generated blocks ${facts.settled === 1 ? 'is' : 'are'} settled`,
				];
	const graduated = facts.graduated.map(
		(id) => `${id.slice('plan '.length)} was planned and is built now: its plan is taken out`,
	);
	const isAdopted = document.blocks.every(({ id }) => isPlanBlock(id)) && text !== document.text;
	return [...settled, ...(isAdopted ? adoptionNotes(document, text, facts, read) : []), ...graduated];
}

function adoptionNotes(
	document: SpecificationDocument,
	text: string,
	{ headings }: Pick<Facts, 'headings'>,
	read: ReadClaims | null,
): readonly string[] {
	const found = listSections(document, headings);
	const known = new Set(found.map(({ title }) => title));
	const added = listSections(parseDocument(document.path, text), headings).filter(
		({ title }) => !known.has(title),
	);
	return [
		'It had no generated block yet: all of its text is kept, and blocks are put into its sections.',
		...found
			.toSorted((a, b) => a.line - b.line)
			.map(({ title, line }) => `  found on line ${line}: ${title}`),
		...(added.length > 0 ? [`  added: ${added.map(({ title }) => title).join(', ')}`] : []),
		...claimNotes(document, read).map((note) => `  ${note}`),
	];
}

const MOST_LINES = 12;

function claimNotes({ placeholders }: SpecificationDocument, read: ReadClaims | null): readonly string[] {
	const built = [...(read?.built ?? [])]
		.filter(({ origin }) => origin.kind === 'claim' && origin.plan === undefined)
		.map(({ line }) => line)
		.sort((a, b) => a - b);
	const has = (kind: Drift['kind']): number =>
		read?.drifts.filter((drift) => drift.kind === kind).length ?? 0;
	const words = [
		counted(has('differs'), ['object differs', 'objects differ']),
		counted(has('removed'), ['object was dropped', 'objects were dropped']),
		counted(has('planned'), ['object is planned', 'objects are planned']),
		counted(placeholders.length, ['statement is left open', 'statements are left open']),
		counted(has('missing-name'), ['name is defined nowhere', 'names are defined nowhere']),
		counted(has('broken-claim'), ['statement does not run', 'statements do not run']),
	].flat();
	return [
		...(built.length > 0
			? [
					`${count(built.length, ['statement is', 'statements are'])} built as written and can go, on ${lines(built)}`,
				]
			: []),
		...(words.length > 0 ? [`of its SQL ${list(words)}; \`check\` says where`] : []),
	];
}

function counted(value: number, noun: readonly [string, string]): readonly string[] {
	return value === 0 ? [] : [count(value, noun)];
}

function lines(numbers: readonly number[]): string {
	const shown = [...new Set(numbers)];
	if (shown.length > MOST_LINES) {
		return `lines ${shown.slice(0, MOST_LINES).join(', ')} and ${shown.length - MOST_LINES} more`;
	}
	return `${shown.length === 1 ? 'line' : 'lines'} ${list(shown.map(String))}`;
}
