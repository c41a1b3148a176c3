import { quoteIdentifier, quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import { entityKey, snakeName } from '../names.ts';
import { ask, type Design, tableFor } from './design.ts';
import { addColumn } from './plan-columns.ts';
import { findColumn, type PlannedTable } from './planned.ts';
import { placeCode, quoteWords } from './reason-words.ts';

/** What good tables have by custom: times, and where it is asked for a mark in place of deletion. */
export function planCustoms(design: Design): void {
	planSoftDelete(design);
	for (const table of design.tables.values()) {
		if (table.isExact) continue;
		const hasTime =
			table.role === 'log' &&
			table.columns.some(({ type, default: fallback }) => type === 'timestamptz' && fallback === 'now()');
		if (!hasTime) addTime(table, 'created_at', 'when something came about is asked sooner or later');
		if (table.role === 'core') addTime(table, 'updated_at', 'a trigger keeps it');
		if (table.softDelete) {
			addColumn(table, {
				name: 'deleted_at',
				type: 'timestamptz',
				comment: 'Set in place of deleting the row.',
				origin: { kind: 'custom', why: 'soft deletion is asked for' },
			});
		}
	}
}

function addTime(table: PlannedTable, name: string, why: string): void {
	addColumn(table, {
		name,
		type: 'timestamptz',
		notNull: true,
		default: 'now()',
		origin: { kind: 'custom', why },
	});
}

function planSoftDelete(design: Design): void {
	const sentences = design.brief.topicSentences.filter(({ topic }) => topic === 'soft-delete');
	for (const { words, place } of sentences) {
		const named = namedTables(design, words).filter(({ role, isExact }) => role === 'core' && !isExact);
		const isGeneral =
			/\b(?:everything|nothing|all (?:records|rows|data|entities|tables)|no data|records|rows)\b/i.test(
				words,
			) || named.length === 0;
		const tables = isGeneral
			? [...design.tables.values()].filter(
					(table) => table.role === 'core' && !table.isExact && table.place !== null,
				)
			: named;
		for (const table of tables) {
			if (table.softDelete) continue;
			table.softDelete = true;
			table.reasons.push(
				`Rows are marked in \`deleted_at\` instead of being deleted: ${quoteWords(words)} (${placeCode(place)}).`,
			);
		}
	}
}

/** The tables that the nouns of a sentence name, in the order of the plan. */
export function namedTables(design: Design, words: string): readonly PlannedTable[] {
	const tokens = words.match(/[\p{L}\p{N}_-]+/gu) ?? [];
	const found = new Set<PlannedTable>();
	for (const size of [3, 2, 1]) {
		for (let at = 0; at + size <= tokens.length; at++) {
			const key = entityKey(tokens.slice(at, at + size).join(' '));
			const table =
				design.byKey.get(key) ??
				(size === 1 && key.length > 4 && design.brief.entities.has(key) ? tableFor(design, key) : undefined);
			if (table) found.add(table);
		}
	}
	return [...design.tables.values()].filter((table) => found.has(table));
}

/** Unique keys from sentences and from what is looked up by its nature; each only once. */
export function planUniques(design: Design): void {
	for (const { entity, fields, unique, state, place } of design.brief.keys) {
		const table = tableFor(design, entity);
		if (!table) continue;
		const columns = fields
			.map((field) => columnOf(design, table, field))
			.filter((column) => column !== design.tenancy?.column || table.isExact);
		if (columns.length === 0 || columns.some((column) => column === null)) continue;
		const names = columns as string[];
		const where = state === undefined ? null : conditionOf(design, table, state);
		if (state !== undefined && where === null)
			ask(
				design,
				`state ${table.name} ${state}`,
				`When is a row of \`${table.name}\` ${state}?`,
				`${placeCode(place)} allows only one at a time for each ${names.map((name) => `\`${name}\``).join(' and ')}, and no column tells which one counts: nothing keeps it yet.`,
			);
		else if (unique)
			table.uniques.push({
				columns: names,
				global: table.isExact,
				...(where === null ? {} : { where }),
				why: `As ${placeCode(place)} says.`,
			});
		else if (table.isExact) {
			table.indexes.push({
				name: `${table.name}_${names.join('_')}_idx`,
				keys: names.map((name) => name).join(', '),
				columns: names,
				method: 'btree',
				where: null,
				kind: names.length > 1 ? 'composite' : 'primary',
				why: `As ${placeCode(place)} says.`,
			});
		}
	}
	for (const entity of design.brief.entities.values()) {
		const table = tableFor(design, entity.key);
		for (const [name, field] of entity.fields) {
			const column =
				table && (field.unique || field.within !== null)
					? columnOf(design, table, table.isExact ? field.name : name)
					: null;
			const scope = table && field.within !== null ? columnOf(design, table, snakeName(field.within)) : null;
			if (!table || column === null || field.primary) continue;
			// What is unique within something need not be unique at all.
			if (scope !== null) dropUnique(table, column);
			if (field.within === null || scope !== null)
				table.uniques.push({
					columns: scope === null || scope === design.tenancy?.column ? [column] : [scope, column],
					global: table.isExact,
					why: `As ${placeCode(field.place)} says.`,
				});
		}
	}
	// Requirements may call the people who sign in by another name, such as members.
	const user = design.byKey.get('user') ?? design.byKey.get('users');
	const address = user?.columns.find(({ name }) => /^(?:email|e_mail)(?:_address)?$/.test(name))?.name;
	if (user && !user.isExact && address !== undefined)
		user.uniques.push({ columns: [address], global: false, why: 'People sign in with it.' });
	for (const table of design.tables.values()) {
		const known = new Set<string>();
		const kept = table.uniques.filter(({ columns, where }) => {
			const key = [...columns.toSorted(), where ?? ''].join(' ');
			const isKnown =
				known.has(key) ||
				(columns.length === table.primaryKey.length &&
					columns.every((column) => table.primaryKey.includes(column)));
			known.add(key);
			return !isKnown && columns.every((column) => findColumn(table, column));
		});
		table.uniques.splice(0, table.uniques.length, ...kept);
	}
}

/** When it ends, a thing is in a state that these words are for. */
const OVER =
	/^(?:completed?|cancell?ed|closed|done|resolved|solved|rejected|declined|expired|failed|delivered|archived|removed|ended|finished|stopped|paid|refunded|no_show|returned|inactive)$/;

/** A state as a condition on the table's own columns; null where none of them tells. */
function conditionOf(design: Design, table: PlannedTable, state: string): string | null {
	const column = table.columns.find(({ name }) => /(?:^|_)(?:status|state)$/.test(name));
	const labels =
		column === undefined ? [] : (design.enums.get(column.type.replaceAll('"', ''))?.labels ?? []);
	const name = quoteIdentifier(column?.name ?? '');
	if (labels.includes(state)) return `${name} = ${quoteLiteral(state)}`;
	const over = labels.filter((label) => OVER.test(label));
	if (over.length > 0 && over.length < labels.length)
		return `${name} NOT IN (${over.map(quoteLiteral).join(', ')})`;
	const flag = [state, `is_${state}`].find((each) => findColumn(table, each)?.type === 'boolean');
	return flag === undefined ? null : quoteIdentifier(flag);
}

function dropUnique({ uniques }: PlannedTable, column: string): void {
	const kept = uniques.filter(({ columns }) => columns.length !== 1 || columns[0] !== column);
	uniques.splice(0, uniques.length, ...kept);
}

function columnOf(design: Design, table: PlannedTable, field: string): string | null {
	if (findColumn(table, field)) return field;
	if (findColumn(table, `${field}_id`)) return `${field}_id`;
	const target = tableFor(design, field);
	const key = target && table.foreignKeys.find((one) => one.table === target.name);
	if (key) return key.column;
	if (target && design.tenancy?.table === target.name) return design.tenancy.column;
	// `order number` may be told as the number of an order.
	const short = field.startsWith(`${table.key}_`) ? field.slice(table.key.length + 1) : null;
	return short !== null && findColumn(table, short) ? short : null;
}
