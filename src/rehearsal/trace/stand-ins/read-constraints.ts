import { DECLARED, LAST_RESORT, type TypeHint } from './expression-type.ts';
import { readExpressions, readIndexElements } from './read-expressions.ts';
import type { Notes } from './read-uses.ts';
import { entryOf, scopeOf } from './scope.ts';
import { type Fields, isFields, listOf, namesIn } from './tree.ts';
import { typeText } from './type-text.ts';
import type { ColumnFacts } from './uses.ts';

/** Notes what a constraint of a relation uses; `own` is the column that it is written at. */
export function readConstraint(
	constraint: Fields | null,
	relation: Fields,
	notes: Notes,
	own: Fields | null = null,
): void {
	if (!constraint) return;
	const { contype, pktable } = constraint;
	const keys = [...namesIn(constraint.keys), ...namesIn(constraint.fk_attrs)];
	for (const name of keys) notes.column([relation], name);
	if (contype === 'CONSTR_PRIMARY') notes.relation(relation).getsPrimaryKey = true;
	for (const each of listOf(constraint.exclusions))
		readIndexElements([listOf(each)[0]], relation, notes, RANGE);
	readExpressions([constraint.raw_expr, constraint.where_clause], scopeOf([entryOf(relation)], null), notes);
	if (!isFields(pktable)) return;
	notes.relation(pktable);
	const type = typeText(own?.typeName);
	const declared: readonly (TypeHint | null)[] =
		type === null
			? namesIn(constraint.fk_attrs).map((name) => declaredType(notes.column([relation], name)))
			: [{ type, weight: DECLARED }];
	const referred = namesIn(constraint.pk_attrs);
	for (const [index, name] of referred.entries()) notes.column([pktable], name, declared[index] ?? null);
	// Without names it is the primary key that is meant.
	if (referred.length === 0) notes.column([pktable], 'id', declared[0] ?? null, false);
}

function declaredType(facts: ColumnFacts | null): TypeHint | null {
	return facts?.hints.find(({ weight }) => weight === DECLARED) ?? null;
}

const RANGE: TypeHint = { type: 'tstzrange', weight: LAST_RESORT };
