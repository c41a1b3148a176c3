import type { CheckConstraint, ExclusionConstraint, UniqueConstraint } from '../model/objects.ts';
import { objectsOf, partsOf, type Schema } from '../model/schema.ts';
import { codeSpan, prose } from './markdown.ts';
import { relationOf } from './relations.ts';
import { describeCondition } from './words/condition.ts';
import { listed } from './words/listing.ts';

/** A constraint that is no key to follow, in words and as the engine prints it. */
export interface Rule {
	readonly table: string;
	readonly columns: readonly string[];
	readonly name: string;
	/** Markdown. */
	readonly words: string;
	readonly sql: string;
}

/** Checks, unique and exclusion constraints of all tables, table by table; those a parent table has are told there. */
export function listRules(schema: Schema): readonly Rule[] {
	return objectsOf(schema, 'table').flatMap((table) =>
		partsOf(schema, table, 'check', 'unique', 'exclusion')
			.filter(({ inherited }) => !inherited)
			.map((constraint) => ({
				table: relationOf(constraint),
				columns: constraint.columns,
				name: constraint.name,
				words: describe(constraint),
				sql: constraint.kind === 'check' ? `CHECK (${constraint.expression})` : constraint.definition,
			})),
	);
}

function describe(constraint: CheckConstraint | UniqueConstraint | ExclusionConstraint): string {
	const { columns, comment } = constraint;
	switch (constraint.kind) {
		case 'check':
			return describeCondition(constraint.expression, columns) ?? named(constraint.name, comment);
		case 'unique': {
			const shared = columns.length === 1 ? 'it' : listed(columns.map(codeSpan));
			const absent = /NULLS NOT DISTINCT/i.test(constraint.definition) ? ', absent values included' : '';
			return `no two rows share ${shared}${absent}`;
		}
		case 'exclusion':
			return `no two rows conflict in ${columns.length === 1 ? 'it' : listed(columns.map(codeSpan))}`;
	}
}

/** What people called a condition says more than a reading of its SQL would. */
function named(name: string, comment: string | null): string {
	return comment === null ? `satisfies ${codeSpan(name)}` : prose(comment);
}
