import { quoteIdentifier } from '../../dialects/postgres/ddl/quote.ts';
import type { Design } from './design.ts';
import { addColumn } from './plan-columns.ts';
import { namedTables } from './plan-customs.ts';
import { findColumn, type PlannedIndex, type PlannedTable } from './planned.ts';
import { placeCode, quoteWords } from './reason-words.ts';
import { renamedColumn } from './renamed-column.ts';

/** Plans the indexes that keys do not bring: for every foreign key, for lists, and for search where it is asked for. */
export function planIndexes(design: Design): void {
	planSearch(design);
	for (const table of design.tables.values()) {
		if (!table.isExact) planLists(design, table);
		for (const { column } of table.foreignKeys) {
			const columns = withTenant(design, table, [column]);
			if (isCovered(design, table, columns)) continue;
			addIndex(
				table,
				columns,
				columns.map(quoteIdentifier).join(', '),
				`For the foreign key of \`${column}\`: joins, and the check when what it leads to is deleted.`,
			);
		}
		const tenancy = design.tenancy;
		if (tenancy && table.perTenant && !isCovered(design, table, [tenancy.column])) {
			addIndex(
				table,
				[tenancy.column],
				quoteIdentifier(tenancy.column),
				'Every query asks for one tenant’s rows.',
			);
		}
	}
}

function withTenant({ tenancy }: Design, table: PlannedTable, columns: readonly string[]): readonly string[] {
	return tenancy && table.perTenant && !columns.includes(tenancy.column)
		? [tenancy.column, ...columns]
		: columns;
}

/** Lists by state, and by time where there is no state: the newest come first. */
function planLists(design: Design, table: PlannedTable): void {
	for (const chosen of design.chosen) {
		if (design.byKey.get(chosen.table.name) !== table) continue;
		for (const { keys, settings } of chosen.table.table.indexes) {
			if (settings.has('unique')) continue;
			const found = keys.map(({ text }) => ({
				name: renamedColumn(design, table, chosen.table, text.replace(/ desc$/i, '')),
				isDescending: / desc$/i.test(text),
			}));
			const names = found.flatMap(({ name }) => name ?? []);
			if (names.length < keys.length) continue;
			const columns = withTenant(design, table, names);
			const written = columns.map((column) => {
				const isDescending = found.some((key) => key.name === column && key.isDescending);
				return `${quoteIdentifier(column)}${isDescending ? ' DESC' : ''}`;
			});
			addIndex(
				table,
				columns,
				written.join(', '),
				settings.get('note') ?? 'A list that the application shows.',
				settings.get('where') ?? null,
			);
		}
	}
	const time = findColumn(table, 'created_at') ? 'created_at' : null;
	const state = table.columns.find(({ name }) => /(?:^|_)(?:status|state)$/.test(name))?.name;
	const starts = table.columns.find(
		({ name, type }) => type === 'timestamptz' && /^(?:starts_at|start_time|scheduled_at|due_at)$/.test(name),
	)?.name;
	const live = table.softDelete ? 'deleted_at IS NULL' : null;
	if (table.role !== 'core') return;
	if (state !== undefined && time !== null) {
		const columns = withTenant(design, table, [state, time]);
		addIndex(table, columns, newestFirst(columns), `Lists by \`${state}\`, the newest first.`, live);
	} else if (time !== null && isListed(table)) {
		const columns = withTenant(design, table, [time]);
		addIndex(table, columns, newestFirst(columns), 'Lists, the newest first.', live);
	}
	if (starts !== undefined) {
		const columns = withTenant(design, table, [starts]);
		addIndex(
			table,
			columns,
			columns.map(quoteIdentifier).join(', '),
			`What comes next by \`${starts}\`.`,
			live,
		);
	}
}

/** The last column is a time. */
function newestFirst(columns: readonly string[]): string {
	return `${columns.map(quoteIdentifier).join(', ')} DESC`;
}

/** True for what comes about again and again and is no part of something else. */
function isListed({ foreignKeys, place }: PlannedTable): boolean {
	return (
		place !== null && foreignKeys.length > 0 && foreignKeys.every(({ onDelete }) => onDelete !== 'CASCADE')
	);
}

function addIndex(
	table: PlannedTable,
	columns: readonly string[],
	keys: string,
	why: string,
	where: string | null = null,
): void {
	const name = `${table.name}_${columns.join('_')}_idx`;
	if (table.indexes.some((index) => index.keys === keys || index.name === name)) return;
	table.indexes.push({
		name,
		keys,
		columns,
		method: 'btree',
		where,
		kind: columns.length > 1 ? 'composite' : 'primary',
		why,
	});
}

/** True where a key or an index over all rows begins with these columns. */
function isCovered(design: Design, table: PlannedTable, columns: readonly string[]): boolean {
	const keys = [
		table.primaryKey,
		...table.uniques
			.filter((unique) => unique.where === undefined && !isPartial(table, unique.columns))
			.map((unique) => (unique.global ? unique.columns : withTenant(design, table, unique.columns))),
		...table.indexes
			.filter(({ where, method }) => where === null && method === 'btree')
			.map((index) => index.columns),
	];
	const set = new Set(columns);
	return keys.some(
		(key) => key.length >= columns.length && key.slice(0, columns.length).every((name) => set.has(name)),
	);
}

/** What people give to something new once the old one is gone. */
const REUSED = /(?:^|_)(?:name|title|slug|code|sku|email|label|position)$/;

/** True for unique keys that hold for living rows only, or without regard to capitals: an index has to keep them. */
export function isPartial(table: PlannedTable, columns: readonly string[]): boolean {
	return (
		(table.softDelete && columns.some((column) => REUSED.test(column))) ||
		columns.some((column) => /(?:^|_)e_?mail(?:_address)?$/.test(column))
	);
}

const WORDY =
	/^(?:subject|title|name|headline|summary|description|body|content|text|message|question|keywords)$/;

function planSearch(design: Design): void {
	for (const { topic, words, place } of design.brief.topicSentences) {
		if (topic !== 'search') continue;
		const said = new Set(words.toLowerCase().match(/[a-z_]+/g) ?? []);
		// Who searches stands before the word, and what is searched behind it, if it does not stand there alone.
		const behind = namedTables(design, /\bsearch\w*\b(.*)$/is.exec(words)?.[1] ?? '');
		for (const table of behind.length > 0 ? behind : namedTables(design, words)) {
			const texts = table.columns.filter(
				({ name, type }) => /^(?:text|varchar)/.test(type) && WORDY.test(name),
			);
			const named = texts.filter(({ name }) => said.has(name));
			const columns: readonly string[] = (named.length > 0 ? named : texts).map(({ name }) => name);
			if (
				columns.length === 0 ||
				table.isExact ||
				findColumn(table, 'search_vector') ||
				table.role === 'junction'
			)
				continue;
			const document = columns
				.map(
					(name, index) =>
						`setweight(to_tsvector('english', coalesce(${quoteIdentifier(name)}, '')), '${'ABCD'[Math.min(index, 3)]}')`,
				)
				.join(' || ');
			addColumn(table, {
				name: 'search_vector',
				type: 'tsvector',
				generated: `GENERATED ALWAYS AS (${document}) STORED`,
				comment: `What full-text search looks in: ${columns.join(', ')}.`,
				origin: { kind: 'requirement', place, words },
			});
			const index: PlannedIndex = {
				name: `${table.name}_search_vector_idx`,
				keys: 'search_vector',
				columns: ['search_vector'],
				method: 'gin',
				where: null,
				kind: 'search',
				why: `${quoteWords(words)} (${placeCode(place)}). It is searched with \`search_vector @@ websearch_to_tsquery('english', …)\`.`,
			};
			table.indexes.push(index);
		}
	}
}
