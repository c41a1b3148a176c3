import { quoteIdentifier, quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import { codeSpan, prose } from '../../specification/markdown.ts';
import { ask, type Design, tableFor } from '../design/design.ts';
import { findColumn, type PlanBlock } from '../design/planned.ts';
import { placeCode } from '../design/reason-words.ts';
import { bullets, planBlock } from './block.ts';

/** Enumerated types. */
export function enumBlocks({ enums }: Design): readonly PlanBlock[] {
	return [...enums.values()]
		.toSorted((a, b) => (a.name < b.name ? -1 : 1))
		.map(({ name, labels, why }) =>
			planBlock(
				'custom-types',
				`type public.${name}`,
				codeSpan(name),
				[why],
				[`CREATE TYPE ${quoteIdentifier(name)} AS ENUM (${labels.map(quoteLiteral).join(', ')})`],
			),
		);
}

/** Extensions of the server that the plan needs. */
export function extensionBlocks({ extensions }: Design): readonly PlanBlock[] {
	return [...extensions].map(([name, why]) =>
		planBlock(
			'project-overview',
			`extension ${name}`,
			null,
			[why],
			[`CREATE EXTENSION IF NOT EXISTS ${quoteIdentifier(name)}`],
		),
	);
}

/** The rows that the requirements list for tables such as roles. */
export function rowBlocks(design: Design): readonly PlanBlock[] {
	return design.brief.values.flatMap(({ name, values, place }) => {
		const table = tableFor(design, name);
		if (!table || design.enums.has(name) || table.isExact || !findColumn(table, 'name')) return [];
		const needed = table.columns.filter(
			(column) => column.notNull && column.default === null && column.generated === null,
		);
		if (needed.some((column) => column.name !== 'name')) {
			ask(
				design,
				`rows ${table.name}`,
				`Who makes the rows of ${codeSpan(table.name)}?`,
				`${placeCode(place)} lists ${values.map((value) => codeSpan(value)).join(', ')}. Each tenant has rows of its own, so they are made together with the tenant.`,
			);
			return [];
		}
		const rows = values.map((value) => `    (${quoteLiteral(value)})`).join(',\n');
		return [
			planBlock(
				'reference-data',
				`rows public.${table.name}`,
				codeSpan(table.name),
				[`As ${placeCode(place)} lists them.`],
				[`INSERT INTO ${quoteIdentifier(table.name)} (name) VALUES\n${rows}`],
			),
		];
	});
}

/** What the requirements leave open, one block each, so that each can be answered and deleted by itself. */
export function questionBlocks({ questions }: Design): readonly PlanBlock[] {
	return questions.map(({ id, title, words }) =>
		planBlock(
			'future-migration-planning',
			`question ${id}`,
			null,
			[`**Open question: ${title}** ${words}`],
			[],
		),
	);
}

/** What the requirements say of how the data comes about, for which there is no SQL. */
export function remarkBlocks({ brief }: Design): readonly PlanBlock[] {
	const processes = brief.remarks.filter(({ about }) => about === 'process');
	const speed = brief.remarks.filter(({ about }) => about === 'performance');
	const list = (remarks: typeof processes): string =>
		bullets(
			remarks.slice(0, 40).map(({ words, place }) => `${prose(words.slice(0, 400))} (${placeCode(place)})`),
		);
	return [
		...(processes.length > 0
			? [
					planBlock(
						'business-domain-analysis',
						'processes',
						null,
						['**Business processes** in the requirements:', list(processes)],
						[],
					),
				]
			: []),
		...(speed.length > 0
			? [
					planBlock(
						'query-optimization',
						'performance words',
						null,
						['What the requirements expect of speed:', list(speed)],
						[],
					),
				]
			: []),
	];
}

/** SQL that the requirements bring along, as it stands. */
export function statementBlocks({ brief }: Design): readonly PlanBlock[] {
	const known = new Map<string, number>();
	return brief.statements.map(({ sql, place }) => {
		const [section, subject, heading] = placeStatement(sql);
		const count = (known.get(subject) ?? 0) + 1;
		known.set(subject, count);
		const id = count === 1 ? subject : `${subject} ${count}`;
		return planBlock(
			section,
			id,
			heading === null || count > 1 ? null : codeSpan(heading),
			[`As ${placeCode(place)} has it.`],
			[sql],
		);
	});
}

const NAME = String.raw`(?:if\s+not\s+exists\s+)?((?:"[^"]+"|[\w$]+)(?:\.(?:"[^"]+"|[\w$]+))?)`;
const PLACES: readonly (readonly [RegExp, string, string])[] = [
	[new RegExp(String.raw`^create\s+(?:unlogged\s+)?table\s+${NAME}`, 'i'), 'core-tables', 'table'],
	[new RegExp(String.raw`^create\s+(?:type|domain)\s+${NAME}`, 'i'), 'custom-types', 'type'],
	[
		new RegExp(String.raw`^create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?on\s+(?:only\s+)?${NAME}`, 'i'),
		'primary-indexes',
		'index on',
	],
	[
		new RegExp(String.raw`^create\s+(?:unique\s+)?index\s+(?:concurrently\s+)?${NAME}`, 'i'),
		'primary-indexes',
		'index',
	],
	[new RegExp(String.raw`^create\s+(?:materialized\s+)?view\s+${NAME}`, 'i'), 'views', 'view'],
	[
		new RegExp(String.raw`^create\s+(?:or\s+replace\s+)?(?:function|procedure)\s+${NAME}`, 'i'),
		'business-functions',
		'function',
	],
	[
		new RegExp(String.raw`^create\s+(?:or\s+replace\s+)?(?:constraint\s+)?trigger\s+${NAME}`, 'i'),
		'utility-functions',
		'trigger',
	],
	[new RegExp(String.raw`^create\s+policy\s+${NAME}`, 'i'), 'data-security', 'policy'],
];

/** The section of a statement, what it is about, and its heading. */
function placeStatement(sql: string): readonly [string, string, string | null] {
	for (const [pattern, section, kind] of PLACES) {
		const name = pattern.exec(sql)?.[1]?.replaceAll('"', '');
		if (name !== undefined)
			return [
				section,
				`${kind} ${name.includes('.') ? name : `public.${name}`}`,
				name.replace(/^public\./, ''),
			];
	}
	return ['core-tables', 'statement', null];
}
