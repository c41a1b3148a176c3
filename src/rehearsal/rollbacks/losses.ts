import type { Difference } from '../../dialects/dialect.ts';
import { identify } from '../../model/identity.ts';
import { displayName as displayRelation } from '../../model/name.ts';
import { compareText } from '../../model/normalise.ts';
import type { Column, SchemaObject } from '../../model/objects.ts';
import { type DataChange, findDataChanges } from '../../replay/data-changes.ts';
import { codeSpan } from '../../specification/markdown.ts';
import { plural } from '../../specification/words/kind-nouns.ts';
import { listed } from '../../specification/words/listing.ts';
import { displayName } from './describe-differences.ts';
import type { KnownObjects } from './known-objects.ts';
import type { Return, Trial } from './trial.ts';

/** Of more objects than this the rest is counted. */
const MOST_NAMED = 4;

/** How a way back comes to terms with rows: one of the tool's own may say itself what becomes of values and rows. */
export interface RowCare {
	/** It changes values as it likes, and not only by casting them. */
	readonly ofValues: boolean;
	/** It puts rows back. */
	readonly ofRows: boolean;
}

/** What it costs to have gone back over what a migration did, as Markdown sentences. */
export function describeLosses(
	{ changes, replayed }: Pick<Trial, 'changes' | 'replayed'>,
	{ left, reached }: Pick<Return, 'left' | 'reached'>,
	care: RowCare,
): readonly string[] {
	const dropped = holdersBeside(left, reached);
	const made = holdersBeside(reached, left);
	const anew = new Set(
		made.map(identify).filter((identity) => dropped.some((each) => identify(each) === identity)),
	);
	const isNew = (object: SchemaObject): boolean => anew.has(identify(object));
	const gone = dropped.filter((object) => !isNew(object));
	const back = made.filter((object) => !isNew(object));
	const tables = new Set(gone.filter(isTable).map(displayName));
	return [
		...sentence(gone.filter(isTable), (names) => `Drops ${names} with all rows.`),
		...sentence(gone.filter(isColumn), (names) => `Drops ${names} with all values.`),
		...sentence(dropped.filter(isNew), (names) => `Makes ${names} anew, without what is in there.`),
		...sentence(back.filter(isTable), (names) => `Brings back ${names} without the rows.`),
		...sentence(back.filter(isColumn), (names) => `Brings back ${names} without the values.`),
		...(care.ofValues ? [] : changes.flatMap(describeNarrowing)),
		...(care.ofRows ? [] : describeData(findDataChanges(replayed.steps), tables)),
	];
}

/** Tables, and columns of tables that both have, which the engine knows on one side only: what is in them is there only. */
function holdersBeside(here: KnownObjects, there: KnownObjects): readonly SchemaObject[] {
	const alone = [...here].filter(([key]) => !there.has(key)).map(([, object]) => object);
	const tables = new Set(alone.filter(isTable).map(displayName));
	return alone.filter((object) => isTable(object) || (isColumn(object) && !tables.has(tableOf(object))));
}

function isTable({ kind }: SchemaObject): boolean {
	return kind === 'table';
}

function isColumn(object: SchemaObject): object is Column {
	return object.kind === 'column' && object.generated === null && !object.inherited;
}

function tableOf({ namespace, relation }: Column): string {
	return displayRelation(namespace, relation);
}

function sentence(objects: readonly SchemaObject[], words: (names: string) => string): readonly string[] {
	const [first] = objects;
	if (!first) return [];
	const noun = objects.length > 1 ? plural(first.kind) : first.kind;
	const names = objects.map(displayName).toSorted(compareText).map(codeSpan);
	const more = names.length - MOST_NAMED;
	const shown = more > 1 ? [...names.slice(0, MOST_NAMED), `${more} more`] : names;
	return [words(`${noun} ${listed(shown)}`)];
}

function describeNarrowing(change: Difference): readonly string[] {
	if (change.kind !== 'changed') return [];
	const { before, after } = change;
	const name = codeSpan(displayName(before));
	if (before.kind === 'column' && after.kind === 'column' && before.type !== after.type) {
		return [`Casts the values of ${name} from ${codeSpan(after.type)} to ${codeSpan(before.type)}.`];
	}
	if (before.kind === 'column' && after.kind === 'column' && before.notNull && !after.notNull) {
		return [`Fails while a row has no value in ${name}.`];
	}
	if (before.kind === 'enum' && after.kind === 'enum') {
		const labels = after.labels.filter((label) => !before.labels.includes(label));
		if (labels.length === 0 || before.labels.length === after.labels.length) return [];
		return [`Fails while a row still has ${listed(labels.map(codeSpan), 'or')} of ${name}.`];
	}
	return [];
}

function describeData(changes: readonly DataChange[], gone: ReadonlySet<string>): readonly string[] {
	const staying = changes.filter(({ table }) => table === null || !gone.has(table));
	return [...Map.groupBy(staying, ({ verb }) => verb)].map(([verb, each]) => {
		const names = each.map(({ table }) => table ?? '').toSorted(compareText);
		return DATA_WORDS[verb](listed(names.map((name) => (name === '' ? 'a table' : codeSpan(name)))));
	});
}

const DATA_WORDS: Readonly<Record<DataChange['verb'], (tables: string) => string>> = {
	insert: (tables) => `The rows that it puts into ${tables} stay.`,
	update: (tables) => `The values that it changes in ${tables} stay changed.`,
	delete: (tables) => `The rows that it takes out of ${tables} do not come back.`,
	unknown: () => 'It may change rows by code, and those stay as it left them.',
};
