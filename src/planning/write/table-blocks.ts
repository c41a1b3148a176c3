import { quoteIdentifier, quoteIdentifiers } from '../../dialects/postgres/ddl/quote.ts';
import { codeSpan } from '../../specification/markdown.ts';
import type { Design } from '../design/design.ts';
import type { PlanBlock, PlannedColumn, PlannedIndex, PlannedTable } from '../design/planned.ts';
import { placeCode, quoteWords } from '../design/reason-words.ts';
import { bullets, planBlock } from './block.ts';
import type { Names } from './names.ts';
import { isIndexed, SECTIONS, uniqueColumns, writeTable } from './table-sql.ts';

/** The blocks of one table: the table itself, and its indexes in the sections that are about them. */
export function tableBlocks(design: Design, table: PlannedTable, names: Names): readonly PlanBlock[] {
	const words = [table.reasons.join(' '), bullets(columnReasons(design, table))];
	const block = planBlock(
		SECTIONS[table.role],
		`table public.${table.name}`,
		codeSpan(table.name),
		words,
		writeTable(design, table, names),
	);
	return [block, ...indexBlocks(design, table, names)];
}

function columnReasons(design: Design, table: PlannedTable): readonly string[] {
	const said: string[] = [];
	const keys = new Set(table.foreignKeys.map(({ column }) => column));
	for (const { column, table: target, onDelete, why, origin } of table.foreignKeys) {
		const isSaidAbove = table.role === 'junction';
		const from = isSaidAbove
			? ''
			: origin.kind === 'requirement'
				? `${origin.words === null ? '' : `${quoteWords(origin.words)} `}(${placeCode(origin.place)})`
				: origin.kind === 'blueprint'
					? `from the blueprint ${codeSpan(origin.name)}`
					: origin.why;
		said.push(
			`${codeSpan(column)} leads to ${codeSpan(target)}${from === '' ? '' : `: ${from}`}. ${RULES[onDelete]}${why === null ? '' : `: ${why}`}.`,
		);
	}
	const plain = table.columns.filter(({ name }) => !keys.has(name));
	const required = plain.filter(
		({ origin, generated }) => origin.kind === 'requirement' && !generated?.includes('STORED'),
	);
	if (required.length > 0 && !table.isExact) {
		said.push(
			`As the requirements have them: ${required.map(({ name, origin }) => `${codeSpan(name)}${origin.kind === 'requirement' ? ` (${placeCode(origin.place)})` : ''}`).join(', ')}.`,
		);
	}
	const byBlueprint = Map.groupBy(plain.filter(isProposed), ({ origin }) =>
		origin.kind === 'blueprint' ? origin.name : '',
	);
	for (const [name, columns] of byBlueprint) {
		said.push(
			`From the blueprint ${codeSpan(name)}${table.place === null ? '' : ', which no requirement asks for'}: ${columns.map((column) => codeSpan(column.name)).join(', ')}.`,
		);
	}
	for (const unique of table.uniques) {
		const within = design.tenancy && table.perTenant && !unique.global ? ' within one tenant' : '';
		said.push(
			`${unique.columns.map((column) => codeSpan(column)).join(', ')}: unique${within}${unique.where === undefined ? '' : ` where ${codeSpan(unique.where)}`}. ${unique.why}`,
		);
	}
	return said;
}

const RULES: Readonly<Record<string, string>> = {
	CASCADE: 'It is deleted with it',
	RESTRICT: 'What it leads to cannot be deleted before it',
	'SET NULL': 'It becomes empty when that is deleted',
	'NO ACTION': 'What it leads to cannot be deleted before it',
	'SET DEFAULT': 'It gets its default when that is deleted',
};

function isProposed({ origin }: PlannedColumn): boolean {
	return origin.kind === 'blueprint';
}

function indexBlocks(design: Design, table: PlannedTable, names: Names): readonly PlanBlock[] {
	const uniques = table.uniques
		.filter((unique) => isIndexed(table, unique))
		.map((unique): PlannedIndex & { readonly unique: true } => {
			const columns = uniqueColumns(design, table, unique);
			const keys = columns.map((column) =>
				/(?:^|_)email$/.test(column) ? `lower(${quoteIdentifier(column)})` : quoteIdentifier(column),
			);
			return {
				unique: true,
				name: `${table.name}_${columns.join('_')}_key`,
				keys: keys.join(', '),
				columns,
				method: 'btree',
				where:
					[unique.where ?? [], table.softDelete ? 'deleted_at IS NULL' : []].flat().join(' AND ') || null,
				kind: columns.length > 1 ? 'composite' : 'primary',
				why: `${unique.why}${keys.some((key) => key.startsWith('lower(')) ? ' Capitals make no difference.' : ''}${table.softDelete ? ' Rows that are marked as deleted do not count.' : ''}`,
			};
		});
	const all = [...uniques, ...table.indexes];
	return KINDS.flatMap(([kind, section, subject]) => {
		const own = all.filter((index) => index.kind === kind);
		if (own.length === 0) return [];
		const words = bullets(own.map((index) => `${codeSpan(index.keys.replaceAll('"', ''))}: ${index.why}`));
		const statements = own.map((index) => writeIndex(table, index, names, 'unique' in index));
		return [planBlock(section, `${subject} public.${table.name}`, codeSpan(table.name), [words], statements)];
	});
}

const KINDS = [
	['primary', 'primary-indexes', 'indexes'],
	['composite', 'composite-indexes', 'composite indexes'],
	['search', 'search-indexes', 'search indexes'],
] as const;

function writeIndex(
	table: PlannedTable,
	{ name, keys, method, where, columns }: PlannedIndex,
	names: Names,
	unique: boolean,
): string {
	const using = method === 'btree' ? '' : ` USING ${method}`;
	const written = table.isExact ? quoteIdentifiers(columns) : keys;
	return `CREATE ${unique ? 'UNIQUE ' : ''}INDEX ${quoteIdentifier(names.keep(name))} ON ${quoteIdentifier(table.name)}${using} (${written})${where === null ? '' : ` WHERE ${where}`}`;
}
