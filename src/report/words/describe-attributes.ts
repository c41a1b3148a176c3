import type { AttributeChange } from '../../compare/change.ts';
import { names } from './describe-object.ts';
import { join, type Phrase, phrase, plain } from './phrase.ts';

/** Values longer than this are not put side by side; the document's diff shows them. */
const SIDE_BY_SIDE = 60;

/** What became of an object's attributes, such as ``type `integer` → `bigint`, now not null``. */
export function describeAttributes(attributes: readonly AttributeChange[]): Phrase {
	return join(attributes.map(describeAttribute), ', ');
}

function describeAttribute({ name, before, after }: AttributeChange): Phrase {
	const words = attributeWords(name);
	if (typeof after === 'boolean') return plain(after ? `now ${words}` : `no longer ${words}`);
	if (name === 'labels' && isNames(before) && isNames(after)) return describeLabels(before, after);
	if (isNamedList(before) && isNamedList(after)) return describeNamed(words, before, after);
	if (name === 'clauses') return describeClauses(show(before), show(after));
	if (after === null)
		return fits(before) ? phrase`${plain(words)} ${show(before)} removed` : plain(`${words} removed`);
	if (before === null)
		return fits(after) ? phrase`${plain(words)} now ${show(after)}` : plain(`new ${words}`);
	if (!fits(before) || !fits(after)) return plain(`new ${words}`);
	return phrase`${plain(words)} ${show(before)} → ${show(after)}`;
}

function describeLabels(before: readonly string[], after: readonly string[]): Phrase {
	const added = after.filter((label) => !before.includes(label));
	const removed = before.filter((label) => !after.includes(label));
	const parts = [
		...(added.length > 0 ? [phrase`new ${plain(labelNoun(added))} ${names(added)}`] : []),
		...(removed.length > 0 ? [phrase`without ${plain(labelNoun(removed))} ${names(removed)}`] : []),
	];
	return parts.length > 0 ? join(parts, ', ') : phrase`labels now in the order ${names(after)}`;
}

interface Named {
	readonly name: string;
}

function isNamedList(value: unknown): value is readonly Named[] {
	return (
		Array.isArray(value) &&
		value.every((item: unknown) => typeof item === 'object' && item !== null && 'name' in item)
	);
}

/** Parts of an object that are known by their names: which came, went and changed. */
function describeNamed(words: string, before: readonly Named[], after: readonly Named[]): Phrase {
	const old = new Map(before.map((part) => [part.name, show(part)]));
	const current = new Set(after.map(({ name }) => name));
	const added = after.filter(({ name }) => !old.has(name));
	const removed = before.filter(({ name }) => !current.has(name));
	const changed = after.filter((part) => old.has(part.name) && old.get(part.name) !== show(part));
	const parts = [...listed('new', added), ...listed('without', removed), ...listed('changed', changed)];
	return parts.length > 0
		? phrase`${plain(words)}: ${join(parts, ', ')}`
		: plain(`${words} in another order`);
}

function listed(word: string, parts: readonly Named[]): readonly Phrase[] {
	return parts.length === 0 ? [] : [phrase`${plain(word)} ${names(parts.map(({ name }) => name))}`];
}

/** Statements that stand on several lines, by those that one of them has alone. */
function describeClauses(before: string, after: string): Phrase {
	const old = clausesOf(before);
	const current = clausesOf(after);
	const parts = [
		...listed(
			'now',
			[...current].filter((name) => !old.has(name)).map((name) => ({ name })),
		),
		...listed(
			'no longer',
			[...old].filter((name) => !current.has(name)).map((name) => ({ name })),
		),
	];
	return parts.length > 0 ? join(parts, ', ') : plain('clauses in another order');
}

function clausesOf(statements: string): ReadonlySet<string> {
	const lines = statements.split('\n').map((line) => line.trim().replace(/[,;]$/, ''));
	return new Set(lines.filter((line) => line !== ')'));
}

function labelNoun(labels: readonly string[]): string {
	return labels.length === 1 ? 'label' : 'labels';
}

function isNames(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** `onDelete` as `on delete`; attribute names are the model's own. */
function attributeWords(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function show(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function fits(value: unknown): boolean {
	const text = show(value);
	return text.length <= SIDE_BY_SIDE && !text.includes('\n');
}
