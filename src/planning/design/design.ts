import type { ChosenTable } from '../blueprints/choose-blueprints.ts';
import type { Brief } from '../brief.ts';
import { entityKey } from '../names.ts';
import type { PlannedEnum, PlannedTable, Question } from './planned.ts';

/** What rows of one tenant are told apart by. */
export interface Tenancy {
	readonly table: string;
	/** The column that leads to it. */
	readonly column: string;
	/** Why the database has tenants, as Markdown. */
	readonly why: string;
}

/** A plan in the making: each step of planning adds to it. */
export interface Design {
	readonly brief: Brief;
	readonly focus: string | null;
	readonly chosen: readonly ChosenTable[];
	/** By name, in the order in which they are planned. */
	readonly tables: Map<string, PlannedTable>;
	/** Tables by the keys of entities, and by the names that blueprints give them. */
	readonly byKey: Map<string, PlannedTable>;
	/** Names of tables that the requirements write in SQL: they are planned as they stand. */
	readonly given: Set<string>;
	readonly enums: Map<string, PlannedEnum>;
	/** Names of extensions with why they are needed, as Markdown. */
	readonly extensions: Map<string, string>;
	readonly questions: Question[];
	tenancy: Tenancy | null;
}

/** The table of an entity or of a blueprint's table; undefined where none is planned. */
export function tableFor(design: Design, noun: string): PlannedTable | undefined {
	return (
		design.byKey.get(noun) ??
		design.byKey.get(entityKey(noun)) ??
		design.byKey.get(design.brief.resolve(noun) ?? '')
	);
}

/** Adds a question once. */
export function ask(design: Design, id: string, title: string, words: string): void {
	if (!design.questions.some((question) => question.id === id)) design.questions.push({ id, title, words });
}
