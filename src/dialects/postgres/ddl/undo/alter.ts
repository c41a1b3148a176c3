import { isDefined } from '../../../../model/defined-objects.ts';
import type { DomainType, SchemaObject, Sequence } from '../../../../model/objects.ts';
import type { Schema } from '../../../../model/schema.ts';
import type { UndoStep } from '../../../dialect.ts';
import { parenthesise } from '../expressions.ts';
import { quoteIdentifier, quoteLiteral } from '../quote.ts';
import { writeSequenceOwner } from '../sequences.ts';
import { alterColumn } from './alter-column.ts';
import { alterEnum } from './alter-enum.ts';
import { alterTableBack } from './alter-table.ts';
import { writeDrop } from './drop.ts';
import { targetOf } from './target.ts';

/** How a changed object becomes again what it was; null for what no statement gives back. */
export function writeAlteration(
	before: SchemaObject,
	after: SchemaObject,
	attributes: readonly { readonly name: string }[],
	schema: Schema,
	create: (object: SchemaObject) => readonly string[],
): readonly UndoStep[] | null {
	const changed = new Set(attributes.map(({ name }) => name));
	if (before.kind === 'column' && after.kind === 'column') return alterColumn(before, after, changed);
	const comments = changed.delete('comment') ? [writeComment(before)] : [];
	if (changed.size === 0) return comments.map(only);
	const steps = alterKind(before, after, changed, schema, create);
	return steps && [...steps, ...comments.map(only)];
}

function alterKind(
	before: SchemaObject,
	after: SchemaObject,
	changed: ReadonlySet<string>,
	schema: Schema,
	create: (object: SchemaObject) => readonly string[],
): readonly UndoStep[] | null {
	if (before.kind === 'table' && after.kind === 'table') {
		return alterTableBack(before, after, changed)?.map(only) ?? null;
	}
	if (before.kind === 'enum' && after.kind === 'enum') return alterEnum(before, after, schema);
	if (before.kind === 'sequence') return [{ statements: alterSequence(before, changed), otherwise: null }];
	if (before.kind === 'domain' && after.kind === 'domain') return alterDomain(before, after, changed);
	const anew = [writeDrop(after), ...create(before)];
	switch (before.kind) {
		case 'view':
			return [{ statements: replaceView(create(before)), otherwise: anew }];
		case 'function':
		case 'procedure':
			return [{ statements: create(before), otherwise: anew }];
		case 'extension':
		case 'namespace':
		case 'composite':
		case 'foreign-table':
			return null;
		default:
			return isDefined(before) && before.kind !== 'publication'
				? null
				: [{ statements: anew, otherwise: create(before) }];
	}
}

function replaceView([creation = '', ...rest]: readonly string[]): readonly string[] {
	return [creation.replace(/^CREATE VIEW/, 'CREATE OR REPLACE VIEW'), ...rest];
}

function alterSequence(before: Sequence, changed: ReadonlySet<string>): readonly string[] {
	const { start, increment, minimum, maximum, cache, cycle } = before.options;
	const target = `ALTER ${targetOf(before)}`;
	const numbers = [
		...(changed.has('type') ? [`AS ${before.type}`] : []),
		...(changed.has('increment') ? [`INCREMENT BY ${increment}`] : []),
		...(changed.has('minimum') ? [`MINVALUE ${minimum}`] : []),
		...(changed.has('maximum') ? [`MAXVALUE ${maximum}`] : []),
		...(changed.has('start') ? [`START WITH ${start}`] : []),
		...(changed.has('cache') ? [`CACHE ${cache}`] : []),
		...(changed.has('cycle') ? [cycle ? 'CYCLE' : 'NO CYCLE'] : []),
	];
	const owner = before.ownedBy === null ? [`${target} OWNED BY NONE`] : writeSequenceOwner(before);
	return [
		...(numbers.length === 0 ? [] : [`${target} ${numbers.join(' ')}`]),
		...(changed.has('unlogged') ? [`${target} SET ${before.unlogged ? 'UNLOGGED' : 'LOGGED'}`] : []),
		...(changed.has('owned by') ? owner : []),
	];
}

function alterDomain(
	before: DomainType,
	after: DomainType,
	changed: ReadonlySet<string>,
): readonly UndoStep[] | null {
	if ([...changed].some((name) => !['default', 'not null', 'checks'].includes(name))) return null;
	const target = `ALTER ${targetOf(before)}`;
	const isSame = (a: DomainType['checks'][number], b: DomainType['checks'][number]): boolean =>
		a.name === b.name && a.definition === b.definition;
	const gone = after.checks.filter((check) => !before.checks.some((each) => isSame(check, each)));
	const missing = before.checks.filter((check) => !after.checks.some((each) => isSame(check, each)));
	const value = before.default === null ? 'DROP DEFAULT' : `SET DEFAULT ${parenthesise(before.default)}`;
	return [
		...(changed.has('default') ? [value] : []),
		...(changed.has('not null') ? [before.notNull ? 'SET NOT NULL' : 'DROP NOT NULL'] : []),
		...gone.map(({ name }) => `DROP CONSTRAINT ${quoteIdentifier(name)}`),
		...missing.map(({ name, definition }) => `ADD CONSTRAINT ${quoteIdentifier(name)} ${definition}`),
	].map((change) => only(`${target} ${change}`));
}

function writeComment(object: SchemaObject): string {
	const text = 'comment' in object && object.comment != null ? quoteLiteral(object.comment) : 'NULL';
	return `COMMENT ON ${targetOf(object)} IS ${text}`;
}

function only(statement: string): UndoStep {
	return { statements: [statement], otherwise: null };
}
