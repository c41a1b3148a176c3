import { displayIdentity } from '../model/name.ts';
import type { Column, DomainType, Routine, Table } from '../model/objects.ts';
import { partsOf, type RelationName, type Schema } from '../model/schema.ts';
import { listTokens } from '../sql/tokens.ts';
import { calledBy } from './flow/trigger-effects.ts';
import { codeSpan, oneLine } from './markdown.ts';
import { namedType } from './named-types.ts';
import { describeCondition } from './words/condition.ts';
import { listed } from './words/listing.ts';

const MOST_LABELS = 6;
const LONGEST_MESSAGE = 160;

/** What the types of a table's columns allow, as Markdown sentences: the labels of enums and the rules of domains. */
export function describeTypeRules(schema: Schema, table: RelationName): readonly string[] {
	return partsOf(schema, table, 'column').flatMap((column) => {
		const type = column.type.replace(/\[\]$/, '');
		const many = type !== column.type;
		const found = namedType(schema, type);
		if (found?.kind === 'enum')
			return [
				`${codeSpan(column.name)} ${oneOf(found.labels, type, many)}${found.labels.length > 1 ? beginning(column) : ''}.`,
			];
		const words = found && !many ? describeDomain(found) : [];
		return words.length > 0 ? [`${codeSpan(column.name)} ${listed(words)} (${codeSpan(type)}).`] : [];
	});
}

function oneOf(labels: readonly string[], type: string, many: boolean): string {
	const isLong = labels.length > MOST_LABELS;
	if (isLong)
		return many
			? `holds values of ${codeSpan(displayIdentity(type))}`
			: `is one of the values of ${codeSpan(displayIdentity(type))}`;
	const values = listed(labels.map(codeSpan), 'or');
	if (many) return `holds any of ${values}`;
	return labels.length > 2 ? `is one of ${values}` : `is ${labels.length === 1 ? 'always ' : ''}${values}`;
}

function beginning({ default: value, type }: Column): string {
	const label = /^'((?:[^']|'')*)'::/.exec(value ?? '')?.[1];
	return label === undefined || type.endsWith('[]')
		? ''
		: `, and ${codeSpan(label.replaceAll("''", "'"))} unless said otherwise`;
}

function describeDomain({ checks, type }: DomainType): readonly string[] {
	return checks.flatMap(({ definition }) => {
		const expression = /^CHECK \(([\s\S]*)\)(?: NOT VALID)?$/.exec(definition)?.[1];
		const words =
			expression === undefined ? null : describeCondition(expression, ['VALUE'], new Map([['VALUE', type]]));
		return words === null ? [] : [words];
	});
}

/** What triggers of a table refuse, as Markdown sentences, in the words of the errors that they raise. */
export function describeRefusals(schema: Schema, table: Table): readonly string[] {
	return partsOf(schema, table, 'trigger').flatMap((trigger) => {
		if (trigger.inherited || trigger.enabled === 'disabled') return [];
		const called = calledBy(schema, trigger);
		const messages = called ? raisedMessages(called) : [];
		if (messages.length === 0) return [];
		const events = listed(
			trigger.events.map((event) => event.toLowerCase()),
			'or',
		);
		return [
			`On ${events}, ${codeSpan(`${trigger.function}()`)} can refuse with ${listed(
				messages.map((message) => codeSpan(message.replace(/\.$/, ''))),
				'or',
			)}.`,
		];
	});
}

/** The texts after `RAISE EXCEPTION` in a body, each once. */
function raisedMessages({ definition, name }: Routine): readonly string[] {
	const outer = listTokens(definition);
	const body = outer.find(({ kind }) => kind === 'dollar-string')?.text ?? '';
	const inner = body.replace(/^\$[^$]*\$|\$[^$]*\$$/g, '');
	const tokens = listTokens(inner);
	const messages = tokens.flatMap(({ kind, text }, at) => {
		const isRaised =
			/^exception$/i.test(tokens[at - 1]?.text ?? '') && /^raise$/i.test(tokens[at - 2]?.text ?? '');
		return isRaised && kind === 'string'
			? [oneLine(text.slice(1, -1).replaceAll("''", "'")).replace(/%(?!%)/g, '…')]
			: [];
	});
	// What names the function itself is said to its maintainers, not about the rows.
	return [...new Set(messages)].filter(
		(message) => message !== '' && message.length <= LONGEST_MESSAGE && !message.includes(name),
	);
}
