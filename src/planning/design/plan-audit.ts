import type { Design } from './design.ts';
import { addColumn } from './plan-columns.ts';
import type { Origin, PlannedTable } from './planned.ts';
import { placeCode, quoteWords } from './reason-words.ts';

/** The name of the table that changes are written to. */
export const AUDIT_TABLE = 'audit_log';

/** Plans the log of all changes, where requirements or focus ask for one. */
export function planAudit(design: Design): void {
	const asked = design.brief.topicSentences.filter((each) => each.topic === 'audit');
	const topic = asked.find(({ words }) => /\baudit|\bwho changed/i.test(words)) ?? asked[0];
	const isFocus = /\baudit/i.test(design.focus ?? '');
	const named =
		design.byKey.get('audit_log') ?? design.byKey.get('audit_entry') ?? design.byKey.get('audit_event');
	if (!topic && !isFocus && !named) return;
	const place = topic?.place ?? named?.place ?? null;
	const origin: Origin = { kind: 'custom', why: 'the log of changes needs it' };
	const why = topic
		? `${quoteWords(topic.words)} (${placeCode(topic.place)}).`
		: named
			? named.reasons.join(' ')
			: 'The focus area asks for it.';
	const table: PlannedTable = {
		name: AUDIT_TABLE,
		key: 'audit_log',
		columns: [],
		primaryKey: ['id'],
		idType: 'bigint',
		foreignKeys: [],
		exactKeys: [],
		uniques: [],
		indexes: [],
		checks: [],
		exclusions: [],
		comment: 'Who changed which row, when and how. Rows are only ever added, by triggers.',
		reasons: [why, 'No foreign key leads out of it, so that it outlives what it tells about.'],
		role: 'log',
		isExact: false,
		perTenant: false,
		softDelete: false,
		partitionBy: null,
		place,
		isShared: true,
	};
	if (named) for (const [key, other] of design.byKey) if (other === named) design.byKey.set(key, table);
	if (named) design.tables.delete(named.name);
	design.tables.delete(AUDIT_TABLE);
	const add = (name: string, type: string, more: Partial<PlannedTable['columns'][number]> = {}): void =>
		addColumn(table, { name, type, notNull: true, origin, ...more });
	add('id', 'bigint', { generated: 'GENERATED ALWAYS AS IDENTITY' });
	const tenant = design.tenancy && design.tables.get(design.tenancy.table);
	if (design.tenancy && tenant)
		add(design.tenancy.column, tenant.idType!, {
			notNull: false,
			comment: 'Empty for rows that belong to no tenant.',
		});
	add('table_name', 'text');
	add('row_id', 'text', { comment: 'The primary key of the row; of several columns the whole key as JSON.' });
	add('action', 'audit_action');
	add('old_values', 'jsonb', { notNull: false, comment: 'Empty for a row that was added.' });
	add('new_values', 'jsonb', { notNull: false, comment: 'Empty for a row that was deleted.' });
	add('changed_by', design.byKey.get('user')?.idType ?? 'text', {
		notNull: false,
		comment: 'What the application has put into the setting app.user_id; empty for jobs.',
	});
	add('changed_at', 'timestamptz', { default: 'now()' });
	design.enums.set('audit_action', {
		name: 'audit_action',
		labels: ['INSERT', 'UPDATE', 'DELETE'],
		why: 'What a trigger can see.',
	});
	const time = { method: 'btree', where: null, kind: 'composite' } as const;
	table.indexes.push({
		...time,
		name: 'audit_log_row_idx',
		keys: 'table_name, row_id, changed_at DESC',
		columns: ['table_name', 'row_id', 'changed_at'],
		why: 'The story of one row.',
	});
	const lead = design.tenancy ? [design.tenancy.column] : [];
	table.indexes.push({
		...time,
		kind: lead.length > 0 ? 'composite' : 'primary',
		name: `audit_log_${[...lead, 'changed_at'].join('_')}_idx`,
		keys: [...lead, 'changed_at DESC'].join(', '),
		columns: [...lead, 'changed_at'],
		why: 'What has happened lately.',
	});
	design.tables.set(AUDIT_TABLE, table);
	design.byKey.set('audit_log', table);
	design.byKey.set('audit_trail', table);
}

/** The tables whose changes are logged: what the requirements name, without logs. */
export function auditedTables({ tables, tenancy }: Design): readonly PlannedTable[] {
	return [...tables.values()].filter(
		(table) =>
			table.role !== 'log' &&
			table.partitionBy === null &&
			(table.place !== null || table.name === 'users' || table.name === tenancy?.table),
	);
}
