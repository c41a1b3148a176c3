import { quoteIdentifier, quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import type { Design } from './design.ts';
import { findColumn } from './planned.ts';
import { renamedColumn } from './renamed-column.ts';

/** States in which a stretch of time is free again. */
const FREE = /^(?:cancel|no_show|reject|declin|expire|void)/;

/** Refuses two bookings of the same thing at the same time, which no check of an application can rule out. */
export function planOverlaps(design: Design): void {
	for (const { table: blueprint } of design.chosen) {
		const table = design.byKey.get(blueprint.name);
		const column =
			table && blueprint.overlap !== null ? renamedColumn(design, table, blueprint, blueprint.overlap) : null;
		if (!table || column === null || table.isExact) continue;
		const isTimed = ['starts_at', 'ends_at'].every((name) => findColumn(table, name)?.type === 'timestamptz');
		if (!isTimed) continue;
		const status = findColumn(table, 'status');
		const labels = (design.enums.get(status?.type.replaceAll('"', '') ?? '')?.labels ?? []).filter((label) =>
			FREE.test(label),
		);
		const conditions = [
			...(labels.length > 0 ? [`status NOT IN (${labels.map(quoteLiteral).join(', ')})`] : []),
			...(table.softDelete ? ['deleted_at IS NULL'] : []),
		];
		const where = conditions.length > 0 ? ` WHERE (${conditions.join(' AND ')})` : '';
		table.exclusions.push({
			name: `${table.name}_overlap_excl`,
			definition: `USING gist (${quoteIdentifier(column)} WITH =, tstzrange(starts_at, ends_at) WITH &&)${where}`,
		});
		table.reasons.push(
			`No two rows with the same \`${column}\` may overlap in time: the database refuses it, because two requests at once never see each other.`,
		);
		design.extensions.set(
			'btree_gist',
			'The rule that bookings do not overlap compares keys and times in one index, for which this extension is needed. It comes with PostgreSQL.',
		);
	}
}
