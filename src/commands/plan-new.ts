import type { DocumentSchema } from '../compare/document-schema.ts';
import type { DatabaseConfig } from '../config/config.ts';
import type { Dialect } from '../dialects/dialect.ts';
import { planSpecification } from '../planning/plan-specification.ts';
import { type ProjectFile, sqlPathOf } from '../project/load-project.ts';
import type { FileSource, LedgerEntry } from '../project/project.ts';
import type { Replay } from '../replay/replay.ts';
import type { SpecificationDocument } from '../specification/document.ts';
import { joinStatements } from '../specification/object-sql.ts';
import { parseDocument } from '../specification/parse-document.ts';
import type { GeneratedBlock } from '../specification/section.ts';
import { isPlan } from './is-plan.ts';
import type { ReadClaims } from './read-plan.ts';
import { isBeforeFirst } from './show-plan.ts';

/** What a database that nobody has begun to build is planned from. */
export interface NewPlanInput {
	readonly head: FileSource;
	readonly database: DatabaseConfig;
	readonly dialect: Dialect;
	readonly replay: Replay;
	readonly load: (document: SpecificationDocument) => Promise<DocumentSchema>;
}

/** A specification with what planning adds to it. */
export interface NewPlan {
	/** All that is planned as one document; null where there is none and nothing is planned. */
	readonly document: SpecificationDocument | null;
	readonly blocks: ReadonlyMap<string, readonly GeneratedBlock[]>;
	/** The config with what the requirements say about size and speed. */
	readonly database: DatabaseConfig;
	readonly ledger: readonly LedgerEntry[];
	readonly notes: readonly string[];
}

/**
 * Tells whether a repository without migrations is one of a database that is still planned: because its document says
 * so, or because it is asked for by its focus or its requirements and not by where its migrations are.
 */
export function mayBePlanned({
	migrations,
	requirements,
	project,
}: DatabaseConfig): (document: ProjectFile) => boolean {
	const isAskedFor = migrations === null && (project.focus !== null || requirements !== null);
	return (document) => isAskedFor || isPlan(document);
}

/** Plans a database of which there is no migration yet; everything else stays as it is. */
export async function planNew(input: NewPlanInput, document: SpecificationDocument | null): Promise<NewPlan> {
	const { head, database, dialect, replay, load } = input;
	const { project, requirements } = database;
	if (!isBeforeFirst(replay) || (project.focus === null && requirements === null)) {
		return { document, blocks: new Map(), database, ledger: [], notes: [] };
	}
	const schema = document === null ? null : (await load(document)).described.schema;
	const planned = await planSpecification({ source: head, database, dialect, document, schema });
	const whole = parseDocument(database.document, `${document?.text ?? ''}\n${planned.additions}`);
	return {
		document: whole,
		blocks: planned.blocks,
		database: {
			...database,
			project: {
				...project,
				scale: project.scale ?? planned.scale,
				performance: project.performance ?? planned.performance,
			},
		},
		ledger: planned.ledger,
		notes: [
			...(project.focus !== null
				? [
						'Keep the focus area as `project.focus` in .github/database-spec.yml, so that `check` knows it too.',
					]
				: []),
			`Nothing is built yet: ${sqlPathOf(database.document)} builds all that is planned, in order, and can be the first migration as it stands.`,
		],
	};
}

/** The ledger's entries for planned SQL that does not run. */
export function brokenPlan(read: ReadClaims | null, document: string): readonly LedgerEntry[] {
	const broken = (read?.schema.broken ?? []).filter(
		({ statement: { origin } }) => origin.kind === 'claim' && origin.plan !== undefined,
	);
	return broken.map(({ statement, failure }) => ({
		kind: 'not-understood',
		message: `What is planned in "${statement.origin.kind === 'claim' ? statement.origin.plan : ''}" does not run: ${failure.message}.`,
		file: document,
		line: null,
	}));
}

/** The executable schema; of a database that is only planned, with the rows that the plan begins with. */
export function writeScript(
	dialect: Dialect,
	replay: Replay,
	document: SpecificationDocument | null,
): string {
	const script = dialect.writeSchema(replay.schema);
	if (!isBeforeFirst(replay) || !document) return script;
	const rows = document.statements.filter(
		({ origin, text }) => origin.kind === 'claim' && origin.plan !== undefined && /^insert\b/i.test(text),
	);
	const sql =
		rows.length === 0 ? '' : `\n-- Reference data\n\n${joinStatements(rows.map(({ text }) => text))}\n`;
	return `-- A plan: no migration builds this yet. As it stands it can be the first one.\n${script}${sql}`;
}
