import { identifyRelation } from '../model/identity.ts';
import type { RelationName, Schema } from '../model/schema.ts';
import type { Trace, TracedStatement } from '../rehearsal/trace/trace.ts';

/** What rules know beside the statement or migration that they look at. */
export interface LintContext {
	readonly trace: Trace;
	/** The schema before the first migration that is judged and after the last. */
	readonly before: Schema;
	readonly after: Schema;
	/** True for a table that the judged migrations themselves create: nobody uses it yet, and it has no rows. */
	isNew(relation: RelationName): boolean;
}

/** What rules know of a trace. */
export function lintContext(trace: Trace): LintContext {
	const created = new Set<string>();
	for (const { statements } of trace.migrations) {
		for (const statement of statements) noteCreated(statement, created);
	}
	return {
		trace,
		before: trace.before,
		after: trace.after,
		isNew: ({ namespace, name }) => created.has(identifyRelation('table', namespace, name)),
	};
}

/** A table that is created and renamed is new under both names. */
function noteCreated({ effects }: TracedStatement, created: Set<string>): void {
	for (const { kind, verb, identity, details } of effects) {
		if (kind !== 'table') continue;
		const former = details.find((detail) => detail.startsWith('renamed from '));
		const wasNew = former !== undefined && created.has(`table ${former.slice('renamed from '.length)}`);
		if (verb === 'created' || wasNew) created.add(identity);
	}
}
