import type { Facts } from './facts.ts';
import { parseDocument } from './parse-document.ts';
import type { GeneratedBlock, Section } from './section.ts';

/** A database of which nothing is built yet: the schema that the sections show is the one that is planned. */
export interface Unbuilt {
	/** The plan's blocks by the ids of their sections; those that the document has already stay as they are. */
	readonly blocks: ReadonlyMap<string, readonly GeneratedBlock[]>;
}

const ASKS = /^(?:select|with|values|insert|explain)\b/i;

/** A section's blocks while nothing is built: those of the plan, and of the generated ones those that build nothing. */
export function listUnbuiltBlocks(
	section: Section,
	facts: Facts,
	unbuilt: Unbuilt,
): readonly GeneratedBlock[] {
	const plan = unbuilt.blocks.get(section.id) ?? [];
	const shown = section
		.blocks(facts)
		.filter(({ id, content }) => (!id.startsWith('empty ') || STILL_TRUE.has(id)) && !builds(content));
	return section.id === 'project-overview' ? [NOTHING_BUILT, ...plan, ...shown] : [...plan, ...shown];
}

/** That something is missing is not for us to say of a plan: people may have written it down and left it open. */
const STILL_TRUE: ReadonlySet<string> = new Set(['empty migration-history', 'empty rollback-procedures']);

const NOTHING_BUILT: GeneratedBlock = {
	id: 'nothing built',
	heading: null,
	content:
		'**Nothing of this is built yet.** All SQL in this document that builds something is a plan, and ours to edit like the text around it. Of the plan, a block whose name begins with `plan` goes when a migration has built what it says, and a generated one takes its place; SQL of our own stays. What is drawn, listed and tried out below is about the planned schema.',
};

/** How what is planned is built stands in the plan's own blocks, where people can change it. */
function builds(content: string): boolean {
	if (!content.includes('sql')) return false;
	return parseDocument('', content).statements.some(({ text }) => !ASKS.test(text));
}
