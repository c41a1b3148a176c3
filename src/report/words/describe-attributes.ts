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
