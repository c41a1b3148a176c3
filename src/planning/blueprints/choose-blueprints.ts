import type { Brief } from '../brief.ts';
import { entityKey } from '../names.ts';
import type { DbmlColumn } from '../read/dbml.ts';
import type { Place } from '../requirement.ts';
import { type Blueprint, type BlueprintTable, targetOf } from './blueprint.ts';

/** Why a table of a blueprint is planned. */
export type Reason =
	| { readonly by: 'entity'; readonly entity: string; readonly place: Place }
	| { readonly by: 'mention'; readonly word: string; readonly place: Place }
	| { readonly by: 'focus'; readonly word: string }
	| { readonly by: 'need'; readonly table: string };

/** A table of a blueprint that is planned. */
export interface ChosenTable {
	readonly blueprint: Blueprint;
	readonly table: BlueprintTable;
	/** The entity of the requirements that it is about; null where they name none. */
	readonly entity: string | null;
	readonly reason: Reason;
}

/** One sentence of the requirements. */
export interface Said {
	readonly text: string;
	readonly place: Place;
}

/**
 * The tables of all blueprints that the requirements or the focus ask for, and those that these cannot do without. What
 * a requirement names is merged with it; nothing else of a blueprint comes along unless its own words are there.
 */
export function chooseBlueprints(
	blueprints: readonly Blueprint[],
	brief: Brief,
	focus: string | null,
	sentences: readonly Said[],
): readonly ChosenTable[] {
	const chosen = new Map<BlueprintTable, ChosenTable>();
	const taken = new Set<string>();
	const find = wordFinder(sentences);
	const choose = (
		blueprint: Blueprint,
		table: BlueprintTable,
		reason: Reason,
		entity: string | null,
	): void => {
		if (chosen.has(table)) return;
		chosen.set(table, { blueprint, table, entity, reason });
		if (entity !== null) taken.add(entity);
	};
	const isFocus = ({ focus: words }: Blueprint): boolean => words.some((each) => says(focus, each));
	const groups = [blueprints.filter(isFocus), blueprints.filter((each) => !isFocus(each))];
	// What the focus area calls a thing counts before all else, and a table's own name before what else it may be called.
	for (const [group, isOwnName] of groups.flatMap((each) => [
		[each, true] as const,
		[each, false] as const,
	])) {
		for (const blueprint of group) {
			for (const table of blueprint.tables) {
				const keys = isOwnName ? table.keys.slice(0, 1) : table.keys.slice(1);
				const entity = keys.find(
					(key) =>
						brief.entities.has(key) &&
						!taken.has(key) &&
						(isOwnName || !isPartOfOther(brief, table, blueprints, key)),
				);
				if (entity !== undefined)
					choose(
						blueprint,
						table,
						{ by: 'entity', entity, place: brief.entities.get(entity)!.place },
						entity,
					);
			}
		}
	}
	for (const blueprint of blueprints) {
		const reason = reasonFor(blueprint, brief, focus, find);
		if (!reason) continue;
		for (const table of blueprint.tables) {
			if (table.when.length === 0) choose(blueprint, table, reason, null);
			else {
				const own = find(table.when) ?? (table.when.some((word) => says(focus, word)) ? reason : null);
				if (own) choose(blueprint, table, own, null);
			}
		}
	}
	dropReplaced(brief, chosen);
	addNeeded(blueprints, brief, chosen);
	return [...chosen.values()];
}

/** The variants of a flag are no variants of a product, where nobody speaks of products. */
function isPartOfOther(
	brief: Brief,
	table: BlueprintTable,
	blueprints: readonly Blueprint[],
	entity: string,
): boolean {
	const wholes = table.table.columns.flatMap((column) =>
		column.settings.get('delete') === 'cascade' ? (targetOf(column) ?? []) : [],
	);
	const keys = blueprints.flatMap(({ tables }) =>
		tables.filter(({ name }) => wholes.includes(name)).flatMap((whole) => whole.keys),
	);
	return (
		wholes.length > 0 &&
		!keys.some((key) => brief.entities.has(key)) &&
		brief.relationships.some(
			({ from, to, cardinality }) => to === entity && from !== 'user' && cardinality === 'one-to-many',
		)
	);
}

/** The name of an entity that the requirements describe themselves is no reason for what else there could be. */
function reasonFor(
	{ focus: words, mentions }: Blueprint,
	brief: Brief,
	focus: string | null,
	find: (words: readonly string[]) => Reason | null,
): Reason | null {
	const word = words.find((each) => says(focus, each));
	return word === undefined
		? find(mentions.filter((each) => !brief.entities.has(entityKey(each))))
		: { by: 'focus', word };
}

/** Tables that a planned one cannot be without, because a column that is never empty leads to them. */
function addNeeded(
	blueprints: readonly Blueprint[],
	brief: Brief,
	chosen: Map<BlueprintTable, ChosenTable>,
): void {
	const byName = new Map(
		blueprints.flatMap((blueprint) =>
			blueprint.tables.map((table) => [table.name, { blueprint, table }] as const),
		),
	);
	const queue = [...chosen.values()];
	for (let next = queue.pop(); next; next = queue.pop()) {
		for (const column of next.table.table.columns) {
			const target = targetOf(column);
			const found = target !== null && column.settings.has('not null') ? byName.get(target) : undefined;
			if (!found || chosen.has(found.table) || isReplaced(brief, next, column, found.table)) continue;
			const needed: ChosenTable = { ...found, entity: null, reason: { by: 'need', table: next.table.name } };
			chosen.set(found.table, needed);
			queue.push(needed);
		}
	}
}

/** Leaves out what a blueprint only has for others to lead to, where the requirements say what they lead to instead. */
function dropReplaced(brief: Brief, chosen: Map<BlueprintTable, ChosenTable>): void {
	for (const { table, entity, reason } of [...chosen.values()]) {
		if (entity !== null || reason.by === 'need' || table.name === 'users') continue;
		const ways = [...chosen.values()].flatMap((from) =>
			from.table.table.columns
				.filter((column) => targetOf(column) === table.name)
				.map((column) => isReplaced(brief, from, column, table)),
		);
		if (ways.length > 0 && ways.every((isOut) => isOut)) chosen.delete(table);
	}
}

/** People who are no users but take their part where somebody books, writes or buys. */
export const PEOPLE =
	/^(?:member|employee|customer|client|patient|guest|student|visitor|passenger|driver|buyer|borrower|tenant|subscriber|participant|trainer|teacher|instructor|coach|tutor|lecturer|seller|vendor|host|courier)$/;

/**
 * True where the requirements give a row something else in place of what a blueprint's column leads to: another whole
 * that it is a part of, or people of another name.
 */
export function isReplaced(
	brief: Brief,
	{ entity, table }: ChosenTable,
	column: DbmlColumn,
	target: BlueprintTable,
): boolean {
	if (entity === null) return false;
	if (target.name !== 'users' && target.keys.some((key) => brief.entities.has(key))) return false;
	const owners = brief.relationships.filter(
		({ to, cardinality }) => to === entity && cardinality === 'one-to-many',
	);
	if (PEOPLE.test(target.keys[0] ?? ''))
		return owners.some(({ from, role }) => PEOPLE.test(from) || (from === 'user' && role !== null));
	if (target.name === 'users') {
		const ways = table.table.columns.filter((one) => targetOf(one) === target.name).length;
		return ways === 1 && owners.some(({ from }) => PEOPLE.test(from));
	}
	const isWhole = column.settings.get('delete') === 'cascade' || table.overlap === column.name;
	return isWhole && owners.some(({ from }) => from !== 'user' && !PEOPLE.test(from));
}

function says(text: string | null, word: string): boolean {
	return text !== null && pattern(word).test(text);
}

/** Finds the first sentence with one of several words that does not say that it is not wanted. */
function wordFinder(sentences: readonly Said[]): (words: readonly string[]) => Reason | null {
	return (words) => {
		for (const word of words) {
			const expression = pattern(word);
			const found = sentences.find(({ text }) => expression.test(text) && !DENIED.test(text));
			if (found) return { by: 'mention', word, place: found.place };
		}
		return null;
	};
}

const DENIED = /\b(?:no|not|without|never|won[’']t|out of scope|later|don[’']t|instead of)\b/i;

/** A word with its plural, and with blanks for which a dash may stand. */
function pattern(word: string): RegExp {
	const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ -]/g, '[ -]?');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?:e?s)?(?![\\p{L}\\p{N}])`, 'iu');
}
