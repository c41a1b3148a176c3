import type { Generation, GenerationFile } from '../../generation.ts';
import { count, list, number } from '../../words/count.ts';
import { codeSpan, inlineText } from './escape.ts';
import { fold, listItems } from './fold.ts';
import { ledgerList } from './ledger-list.ts';

/** This many tables are named, and this many questions and entries of the ledger are written out. */
const MOST_TABLES = 60;
const MOST_QUESTIONS = 40;
const MOST_ENTRIES = 20;

const OUTCOMES: Readonly<Record<GenerationFile['outcome'], string>> = {
	new: 'new',
	changed: 'brought up to date',
	removed: 'removed',
};

/**
 * What a generated specification has in it, what it asks and how to go on, in Markdown; of a few thousand characters for
 * each database. Offered is what stands on a branch of its own.
 */
export function formatGeneration(generations: readonly Generation[], isOffered: boolean): string {
	const changed = generations.filter(({ files }) => files.length > 0);
	const several = generations.length > 1;
	return [...changed.map((generation) => section(generation, several)), goOn(changed, isOffered)].join(
		'\n\n',
	);
}

function section(generation: Generation, isNamed: boolean): string {
	const { name, questions, ledger, notes } = generation;
	return [
		...(isNamed ? [`## ${inlineText(name)}`] : []),
		...['### What is in it', contents(generation)],
		...(notes.length > 0 ? [notes.map((note) => `- ${inlineText(note.trim())}`).join('\n')] : []),
		...(questions.length > 0
			? [
					`### What it asks (${number(questions.length)})`,
					listItems(questions, MOST_QUESTIONS, (question) => `- ${inlineText(question)}`),
				]
			: []),
		...(ledger.length > 0
			? [fold(`What was assumed (${number(ledger.length)})`, ledgerList(ledger, null, MOST_ENTRIES))]
			: []),
	].join('\n\n');
}

function contents({ files, sectionCount, built, planned, plannedBesides }: Generation): string {
	const besides = [...plannedBesides].map(([kind, many]) => inlineText(`${kind}: ${number(many)}`));
	return [
		...files.map(({ path, outcome }) => `- ${codeSpan(path)}, ${OUTCOMES[outcome]}`),
		`- ${count(sectionCount, ['section', 'sections'])}`,
		...(built.length > 0 ? [`- built by the migrations: ${tables(built)}`] : []),
		...(planned.length > 0 ? [`- planned, and built by nothing yet: ${tables(planned)}`] : []),
		...(besides.length > 0 ? [`- planned with them, in blocks: ${list(besides)}`] : []),
	].join('\n');
}

function tables(names: readonly string[]): string {
	const shown = names.slice(0, MOST_TABLES).map((name) => codeSpan(name.replace(/^public\./, '')));
	const more = names.length - shown.length;
	const all = [...shown, ...(more > 0 ? [`${number(more)} more`] : [])];
	return `${count(names.length, ['table', 'tables'])} (${list(all)})`;
}

function goOn(generations: readonly Generation[], isOffered: boolean): string {
	const isPlan = generations.some(({ planned }) => planned.length > 0);
	const hasQuestions = generations.some(({ questions }) => questions.length > 0);
	return [
		'### How to go on',
		'',
		...(hasQuestions
			? [
					'- Answer a question by writing the answer into the requirements and running this again, or by changing the plan itself; a question that is settled can be deleted.',
				]
			: []),
		...(isPlan
			? [
					'- The blocks that begin with `spec:begin plan` are yours: change them as you like. Generating again keeps them word for word.',
					'- When the plan is right, the script beside the document can be the first migration as it stands.',
				]
			: []),
		'- Everything here has run in the engine: the script builds exactly what the document says.',
		...(isOffered
			? [
					'- Commits of your own on this branch are kept: as soon as there is one, this branch is not written to any more.',
				]
			: []),
	].join('\n');
}
