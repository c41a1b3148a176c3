import { displayName } from '../../model/name.ts';
import type { ForeignKey, Routine, Table } from '../../model/objects.ts';
import { objectsOf, partsOf, type RelationName, type Schema } from '../../model/schema.ts';
import { bodyOf, listRowChanges } from '../../sql/row-changes.ts';
import { canMark } from '../marks.ts';
import { nameOf, relationId } from '../relations.ts';
import { listRowChangers } from '../row-changers.ts';
import { empties } from './empties.ts';
import type { PersonalTable } from './find-personal.ts';
import { plainWords } from './plain-words.ts';

/** How the personal data of one table comes to an end, as far as the database itself sees to it. */
export interface Erasure {
	/** The tables on the way from this one's rows to a person's, whose deletion takes them along; null where it does not. */
	readonly cascade: readonly RelationName[] | null;
	/** Routines that delete rows; `isTimed` where they go by age. */
	readonly deletedBy: readonly { readonly routine: Routine; readonly isTimed: boolean }[];
	/** Routines that overwrite columns with nothing, and which. */
	readonly emptiedBy: readonly { readonly routine: Routine; readonly columns: readonly string[] }[];
	/** The column that marks a row as deleted and keeps it. */
	readonly mark: string | null;
	/** Trigger functions that copy former rows elsewhere, and where to. */
	readonly copiedBy: readonly { readonly routine: Routine; readonly tables: readonly string[] }[];
	/** Foreign keys to a person's table that only cut the link when the person goes. */
	readonly cutLinks: readonly ForeignKey[];
}

const MARK =
	/^(?:is_)?(?:soft_?)?deleted(?:_at|_on|_date|_time|_flag)?$|^(?:removed|erased|discarded|trashed|archived)_at$|^is_removed$|^deletion_date$/;

/** How the personal data of a table comes to an end; `people` are the tables of people, by `relationId`. */
export function findErasure(
	schema: Schema,
	{ table, columns }: PersonalTable,
	people: ReadonlySet<string>,
): Erasure {
	const all = partsOf(schema, table, 'column');
	const names = new Set(all.map(({ name }) => name));
	const personal = new Set(
		columns.filter(({ group }) => group !== 'secret').map(({ column }) => column.name),
	);
	const changers = listRowChangers(schema).get(relationId(table)) ?? [];
	const deleting = new Map<Routine, boolean>();
	const emptying = new Map<Routine, string[]>();
	for (const { routine, change } of changers) {
		if (change.verb === 'delete' || change.verb === 'truncate')
			deleting.set(routine, change.isTimed && (deleting.get(routine) ?? true));
		const emptied = change.assignments
			.filter((assignment) => personal.has(assignment.column) && empties(assignment, routine, names))
			.map(({ column }) => column);
		if (emptied.length > 0) emptying.set(routine, [...(emptying.get(routine) ?? []), ...emptied]);
	}
	return {
		cascade: people.has(relationId(table)) ? null : findCascade(schema, table, people),
		deletedBy: [...deleting].map(([routine, isTimed]) => ({ routine, isTimed })),
		emptiedBy: [...emptying].map(([routine, emptied]) => ({ routine, columns: [...new Set(emptied)] })),
		mark: all.find((column) => MARK.test(plainWords(column.name)) && canMark(column))?.name ?? null,
		copiedBy: findCopies(schema, table),
		cutLinks: partsOf(schema, table, 'foreign-key').filter(
			(key) =>
				(key.onDelete === 'set null' || key.onDelete === 'set default') &&
				people.has(relationId(target(key))),
		),
	};
}

/** What a trigger function says where it takes the former row as a whole. */
const WHOLE_ROW =
	/\b(?:to_jsonb?|row_to_json|hstore|jsonb_build_array)\s*\(\s*old\b|\bold\s*\.\s*\*|\bold\s*::\s*text/i;

function findCopies(schema: Schema, table: Table): Erasure['copiedBy'] {
	const called = new Set(partsOf(schema, table, 'trigger').map((trigger) => trigger.function));
	return objectsOf(schema, 'function')
		.filter((routine) => called.has(nameOf(routine)) && WHOLE_ROW.test(bodyOf(routine.definition)))
		.map((routine) => {
			const inserts = listRowChanges(bodyOf(routine.definition)).filter(({ verb }) => verb === 'insert');
			const tables = inserts.flatMap(({ namespace, relation }) =>
				relation === null ? [] : [displayName(namespace ?? 'public', relation)],
			);
			return { routine, tables: [...new Set(tables)] };
		})
		.filter(({ tables }) => tables.length > 0);
}

/** The shortest way along cascading foreign keys to a table of people, that table included. */
function findCascade(
	schema: Schema,
	table: RelationName,
	people: ReadonlySet<string>,
): readonly RelationName[] | null {
	const seen = new Set([relationId(table)]);
	let ways: readonly (readonly RelationName[])[] = [[table]];
	while (ways.length > 0) {
		const longer: (readonly RelationName[])[] = [];
		for (const way of ways) {
			for (const key of partsOf(schema, way.at(-1)!, 'foreign-key')) {
				const next = target(key);
				const id = relationId(next);
				if (key.onDelete !== 'cascade' || seen.has(id)) continue;
				seen.add(id);
				if (people.has(id)) return [...way.slice(1), next];
				longer.push([...way, next]);
			}
		}
		ways = longer;
	}
	return null;
}

/** What a foreign key points at. */
export function target({ references }: ForeignKey): RelationName {
	return { namespace: references.namespace, name: references.relation };
}
