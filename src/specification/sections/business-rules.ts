import { objectsOf } from '../../model/schema.ts';
import { blockId } from '../block-id.ts';
import { describeRefusals, describeTypeRules } from '../business-rules.ts';
import { codeSpan, oneLine } from '../markdown.ts';
import { nameOf, relationId } from '../relations.ts';
import { render } from '../renderer.ts';
import { listRules, type Rule } from '../rules.ts';
import { orEmpty, type Section } from '../section.ts';
import { listed } from '../words/listing.ts';

/** What holds for the rows of each table, in sentences with the names that the engine's errors give. */
export const businessRules: Section = {
	id: 'business-rules',
	title: 'Business Rules',
	level: 4,
	parent: 'schema-documentation',
	draft: () =>
		'What the database itself insists on, table by table, for readers who do not read SQL. The SQL stands beside the same words under [Constraints and Validations](#constraints-and-validations) and [Check Constraints](#check-constraints); the name in brackets is the one that an error message gives.',
	blocks(facts) {
		const { schema } = facts;
		const byTable = new Map<string, Rule[]>();
		for (const rule of listRules(schema)) {
			if (!rule.isPlain) continue;
			const rules = byTable.get(rule.table);
			if (rules) rules.push(rule);
			else byTable.set(rule.table, [rule]);
		}
		const tables = objectsOf(schema, 'table').filter(({ partitionOf }) => partitionOf === null);
		const blocks = tables.flatMap((table) => {
			const rules = [
				...describeTypeRules(schema, table),
				...describeUniqueness(byTable.get(nameOf(table)) ?? []),
				...(byTable.get(nameOf(table)) ?? []).filter((rule) => !isPlainUnique(rule)).map(sentenceOf),
				...describeRefusals(schema, table),
			];
			if (rules.length === 0) return [];
			const content = render('business-rules', { table: nameOf(table), rules });
			return [{ id: blockId(`rules ${relationId(table)}`), heading: null, content }];
		});
		return orEmpty('business-rules', blocks, 'The database insists on nothing beyond types and keys.');
	},
};

/** Uniqueness over all rows, in one line because there is little to say of it. */
function describeUniqueness(rules: readonly Rule[]): readonly string[] {
	const keys = rules
		.filter(isPlainUnique)
		.map(({ columns, name }) => `${together(columns)} (${codeSpan(name)})`);
	return keys.length === 0 ? [] : [`Unique: ${keys.join('; ')}.`];
}

function together([first = '', ...others]: readonly string[]): string {
	const rest = others.length === 0 ? '' : ` with ${listed(others.map(codeSpan))}`;
	return `${codeSpan(first)}${rest}`;
}

function isPlainUnique({ sql, words }: Rule): boolean {
	return sql.startsWith('UNIQUE') && !/ where |, absent/.test(words);
}

/** A rule as a whole sentence that names what it is about. */
function sentenceOf({ columns, words, name, sql }: Rule): string {
	const about = columns.length === 1 ? aboutColumn(columns[0]!, words) : words;
	const pattern = words.includes('the pattern') ? `: ${codeSpan(oneLine(sql))}` : '';
	return `${about[0]!.toUpperCase()}${about.slice(1)} (${codeSpan(name)})${pattern}.`;
}

function aboutColumn(column: string, words: string): string {
	if (/ it(?=$| |,)/.test(words) && words.startsWith('no two rows'))
		return words.replace(/ it(?=$| |,)/, ` ${codeSpan(column)}`);
	return /^(?:is|has|matches|does|looks|begins|ends|contains|consists)\b/.test(words)
		? `${codeSpan(column)} ${words}`
		: words;
}
