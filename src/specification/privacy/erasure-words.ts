import type { Routine } from '../../model/objects.ts';
import { codeSpan } from '../markdown.ts';
import { nameOf } from '../relations.ts';
import { listed } from '../words/listing.ts';
import { type Erasure, target } from './erasure.ts';

/** What takes the personal data of a table away, and what does not, as Markdown sentences. */
export function describeErasure(erasure: Erasure, isOfPeople: boolean): string {
	const { cascade, deletedBy, emptiedBy, mark, copiedBy, cutLinks } = erasure;
	const takes = [
		...(cascade ? [describeCascade(cascade)] : []),
		...deletedBy.map(
			({ routine, isTimed }) => `${call(routine)} deletes rows${isTimed ? ' whose time is up' : ''}.`,
		),
		...emptiedBy.map(
			({ routine, columns }) => `${call(routine)} overwrites ${listed(columns.map(codeSpan))}.`,
		),
	];
	const keeps = [
		...(mark === null ? [] : [`${codeSpan(mark)} only marks a row: its data stays.`]),
		...copiedBy.map(
			({ routine, tables }) =>
				`${call(routine)} copies former rows into ${listed(tables.map(codeSpan))}, where they stay.`,
		),
		...cutLinks.map(
			(key) =>
				`When the row of ${codeSpan(nameOf(target(key)))} goes, this one stays and ${listed(key.columns.map(codeSpan))} is emptied.`,
		),
	];
	const nothing = isOfPeople
		? 'Nothing in the database: only a `DELETE` by a program.'
		: 'Nothing in the database: a program has to.';
	return [...(takes.length > 0 ? takes : [nothing]), ...keeps].join(' ');
}

function describeCascade(cascade: Erasure['cascade'] & {}): string {
	const person = codeSpan(nameOf(cascade.at(-1)!));
	const between = cascade.slice(0, -1).map((table) => codeSpan(nameOf(table)));
	return `Goes with its row of ${person}${between.length > 0 ? `, by way of ${between.join(' and ')}` : ''}.`;
}

function call(routine: Routine): string {
	return codeSpan(`${nameOf(routine)}()`);
}
