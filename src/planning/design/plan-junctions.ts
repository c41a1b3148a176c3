import type { BriefRelationship } from '../brief.ts';
import { entityKey, tableName } from '../names.ts';
import { type Design, tableFor } from './design.ts';
import { addColumn } from './plan-columns.ts';
import type { Origin, PlannedTable } from './planned.ts';
import { placeCode, quoteWords } from './reason-words.ts';

const TAGS = /^(?:tag|label|skill|permission|topic|keyword|role)$/;

/** True for a relationship that needs a table in between. */
export function isManyToMany(design: Design, each: BriefRelationship): boolean {
	if (each.columns) return false;
	if (each.cardinality === 'many-to-many') return true;
	const isTagged =
		each.cardinality === 'one-to-many' &&
		TAGS.test(each.to) &&
		!/^(?:user|tenant|organization)$/.test(each.from);
	const isOwned = design.brief.relationships.some(
		(other) => other.to === each.to && other.from === each.from && other.required === true,
	);
	return isTagged && !isOwned && design.tenancy?.table !== tableFor(design, each.from)?.name;
}

/** What people call a thing whose rows join two others. */
const JOINING =
	/(?:^|_)(?:membership|enrol?lment|assignment|participation|registration|attendance|subscription|booking)$/;

/** Plans the table that joins two others, unless an entity of its own stands between them. */
export function planJunction(design: Design, each: BriefRelationship): void {
	const ends = [tableFor(design, each.from), tableFor(design, each.to)];
	const [from, to] = ends;
	if (!from || !to || from === to || from.idType === null || to.idType === null) return;
	// An entity of its own may stand between them, such as an enrolment.
	const between = [...design.tables.values()].some(
		(table) =>
			JOINING.test(table.key) &&
			[from, to].every((end) => table.foreignKeys.some((key) => key.table === end.name)),
	);
	if (between) return;
	const [first, second] = TAGS.test(from.key) ? [to, from] : [from, to];
	const isMembership =
		design.tenancy !== null &&
		[first.name, second.name].includes(design.tenancy.table) &&
		[first.key, second.key].includes('user');
	const name = isMembership ? 'memberships' : `${first.key}_${tableName(second.key)}`;
	const isJoined = [...design.tables.values()].some(
		({ role, foreignKeys }) =>
			role === 'junction' && [from, to].every((end) => foreignKeys.some((key) => key.table === end.name)),
	);
	if (isJoined || design.tables.has(name)) return;
	const origin: Origin = { kind: 'requirement', place: each.place, words: each.words };
	const columns = [first, second].map((end) => `${end.key}_id`);
	const junction: PlannedTable = {
		...blankJunction(name, each),
		primaryKey: columns,
		columns: [],
		reasons: [`${quoteWords(each.words)} (${placeCode(each.place)}).`],
		comment: `Joins ${first.name.replaceAll('_', ' ')} with ${second.name.replaceAll('_', ' ')}, many to many.`,
	};
	for (const [index, end] of [first, second].entries()) {
		const column = columns[index]!;
		addColumn(junction, { name: column, type: end.idType!, notNull: true, origin });
		junction.foreignKeys.push({
			column,
			table: end.name,
			onDelete: 'CASCADE',
			why: 'without either end there is nothing to join',
			origin,
		});
	}
	design.tables.set(name, junction);
	design.byKey.set(name, junction);
}

function blankJunction(
	name: string,
	{ place }: BriefRelationship,
): Omit<PlannedTable, 'columns' | 'primaryKey'> {
	return {
		name,
		key: entityKey(name),
		idType: null,
		foreignKeys: [],
		exactKeys: [],
		uniques: [],
		indexes: [],
		checks: [],
		exclusions: [],
		comment: null,
		reasons: [],
		role: 'junction',
		isExact: false,
		perTenant: false,
		softDelete: false,
		partitionBy: null,
		place,
		isShared: false,
	};
}
