import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import type { Schema } from '../model/schema.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import type { SpecificationDocument } from '../specification/document.ts';
import type { GeneratedBlock } from '../specification/section.ts';
import { planAdditions } from './additions.ts';
import { chooseBlueprints } from './blueprints/choose-blueprints.ts';
import { loadBlueprints } from './blueprints/load-blueprints.ts';
import type { Brief } from './brief.ts';
import { makeDesign } from './design/make-design.ts';
import type { PlanBlock } from './design/planned.ts';
import { findRequirements } from './find-requirements.ts';
import { gather } from './gather.ts';
import { loadGivenTables } from './load-given-tables.ts';
import { listSentences } from './read/sentences.ts';
import { unreadSentences } from './unread-sentences.ts';
import { writePlan } from './write/write-plan.ts';

/** What is planned from and for. */
export interface PlanningInput {
	readonly source: FileSource;
	readonly database: DatabaseConfig;
	readonly dialect: Dialect;
	/** The committed specification, and the schema that its claims come to; both null for a new one. */
	readonly document: SpecificationDocument | null;
	readonly schema: Schema | null;
}

/** What planning adds to a specification. */
export interface PlannedSpecification {
	/** The plan's blocks by the ids of their sections, also those that the document has already. */
	readonly blocks: ReadonlyMap<string, readonly GeneratedBlock[]>;
	/** What of them is not in the document yet, as one Markdown text. */
	readonly additions: string;
	/** What the requirements say about size and speed; null where they say nothing. */
	readonly scale: string | null;
	readonly performance: string | null;
	readonly ledger: readonly LedgerEntry[];
}

/**
 * Plans a database from the requirements of a repository, from its focus area and from blueprints. Throws a UserError
 * where neither names anything that could be a table.
 */
export async function planSpecification(input: PlanningInput): Promise<PlannedSpecification> {
	const { source, database, document, schema } = input;
	const found = await findRequirements(source, database);
	const brief = gather(found.requirements);
	const sentences = found.pages.flatMap((page) =>
		listSentences(page).map(({ text, line }) => ({ text, place: { file: page.file, line } })),
	);
	const { focus } = database.project;
	const blueprints = await loadBlueprints();
	const chosen = chooseBlueprints(blueprints, brief, focus, sentences);
	const given = await loadGivenTables(input.dialect, brief.statements, database.limits);
	const design = makeDesign(brief, chosen, focus, given);
	if (design.tables.size === 0 && brief.statements.length === 0)
		throw nothingToPlan(
			found.files,
			blueprints.flatMap((one) => one.focus),
			focus,
		);
	const wanted = writePlan(design).filter(({ id }) => !isDismissed(id, database.dismiss));
	const known = new Set(document?.blocks.map(({ id }) => id));
	const blocks = [...wanted, ...(schema ? planAdditions(design, schema, known, database.dismiss) : [])];
	return {
		blocks: Map.groupBy(blocks, ({ section }) => section),
		additions: blocks
			.filter(({ id }) => !known.has(id))
			.map(asText)
			.join('\n'),
		scale: wordsOn(brief, 'scale'),
		performance: wordsOn(brief, 'performance'),
		ledger: [
			...found.ledger,
			...unreadSentences(
				sentences,
				found.requirements.map(({ place }) => place),
			),
			...leftOut(brief),
			...outdated(document, blocks),
		],
	};
}

/** A block is dismissed by what it is about, and everything about a table by the table. */
function isDismissed(id: string, dismissed: readonly string[]): boolean {
	const subject = id.slice('plan '.length);
	return dismissed.some(
		(name) =>
			name === subject ||
			(name.startsWith('table ') &&
				(subject.endsWith(name.slice('table'.length)) ||
					(subject.startsWith('question ') && subject.endsWith(name.replace(/^table (?:public\.)?/, ' '))))),
	);
}

function asText({ id, content }: PlanBlock): string {
	return `<!-- spec:begin ${id} -->\n${content}\n<!-- spec:end ${id} -->\n`;
}

const MOST_WORDS = 500;

function wordsOn({ remarks }: Brief, about: 'scale' | 'performance'): string | null {
	const said = remarks
		.filter((remark) => remark.about === about)
		.map(({ words }) => words.replace(/[.;]+$/, ''));
	return said.length === 0 ? null : said.join('; ').slice(0, MOST_WORDS);
}

function leftOut({ leftOut }: Brief): readonly LedgerEntry[] {
	if (!leftOut) return [];
	const { count, place } = leftOut;
	return [
		{
			kind: 'skipped',
			message: `A plan holds 300 entities: ${count} more are left out, from this line on.`,
			...place,
		},
	];
}

/** Plan blocks that no requirement asks for any more stay: people may have written in them. */
function outdated(
	document: SpecificationDocument | null,
	blocks: readonly PlanBlock[],
): readonly LedgerEntry[] {
	const wanted = new Set(blocks.map(({ id }) => id));
	return (document?.blocks ?? [])
		.filter(({ id }) => /^plan (?:table|type) /.test(id) && !wanted.has(id))
		.map(({ id, line }) => ({
			kind: 'skipped',
			message: `No requirement asks for the ${id.slice('plan '.length)} any more: its plan stays until you take it out.`,
			file: document!.path,
			line,
		}));
}

function nothingToPlan(files: readonly string[], focus: readonly string[], said: string | null): UserError {
	return new UserError('no-migrations', 'There is nothing to plan a database from.', {
		facts: {
			'documents read':
				files.length === 0 ? '(none)' : `${files.slice(0, 10).join(', ')}${files.length > 10 ? ' …' : ''}`,
			'focus area': said ?? '(none)',
			'focus areas that need no document': [...new Set(focus)].sort().join(', '),
		},
		hint: 'Write down what the database has to keep, such as a heading `## Ticket` with a list or table of fields, or sentences such as "A customer has many tickets"; docs/generate.md shows all that is read.',
	});
}
