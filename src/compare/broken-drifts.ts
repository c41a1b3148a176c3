import { objectsOf, type Schema } from '../model/schema.ts';
import { type Missing, missingThing } from '../replay/find-maker.ts';
import { openName } from '../sql/open-name.ts';
import type { DocumentSchema } from './document-schema.ts';
import type { Drift, MissingName, Use } from './drift.ts';

/** SQLSTATEs of what is not there: table, namespace, object, function. */
const NOT_THERE: ReadonlySet<string> = new Set(['42P01', '3F000', '42704', '42883']);

type Broken = Extract<Drift, { kind: 'broken-claim' | 'missing-name' }>;

/** What of a document does not run: names that are nowhere, each once with all that uses it, and every other statement. */
export function brokenDrifts(document: DocumentSchema, built: Schema): readonly Broken[] {
	const missing = new Map<string, { readonly thing: Missing; readonly uses: Use[] }>();
	const others: Broken[] = [];
	const makers = listMakers(document);
	for (const { statement, failure } of document.broken) {
		const thing = NOT_THERE.has(failure.sqlstate) ? missingThing(failure.message) : null;
		if (!thing) {
			others.push({ kind: 'broken-claim', statement, failure });
			continue;
		}
		const key = JSON.stringify([thing.what, thing.fullName]);
		const use = { statement, offset: failure.offset ?? 0 };
		const known = missing.get(key);
		if (known) known.uses.push(use);
		else missing.set(key, { thing, uses: [use] });
	}
	const names = [...missing.values()].map(
		({ thing, uses }): MissingName => ({
			kind: 'missing-name',
			what: thing.what,
			name: thing.fullName,
			uses: inOrder(uses),
			madeAt: makers.get(makerKey(thing.kind, thing.name)) ?? null,
		}),
	);
	return [...missingExtensions(document, built), ...names, ...others].toSorted(
		(a, b) => placeOf(a) - placeOf(b),
	);
}

/** Extensions that the document needs and never creates; one that the migrations create is drift of its own. */
function missingExtensions({ borrowed }: DocumentSchema, built: Schema): readonly MissingName[] {
	const existing = new Set(objectsOf(built, 'extension').map(({ name }) => name));
	return [...borrowed]
		.filter(([name]) => !existing.has(name))
		.map(([name, statements]) => ({
			kind: 'missing-name',
			what: 'extension',
			name,
			uses: inOrder(statements.map((statement) => ({ statement, offset: 0 }))),
			madeAt: null,
		}));
}

/** Where in the document a reader meets it first. */
function placeOf(drift: Broken): number {
	if (drift.kind === 'missing-name') return drift.uses[0]!.statement.offset + drift.uses[0]!.offset;
	return drift.statement.offset + (drift.failure.offset ?? 0);
}

function inOrder(uses: readonly Use[]): readonly Use[] {
	return uses.toSorted((a, b) => a.statement.offset + a.offset - (b.statement.offset + b.offset));
}

/** What the statements that do not run, or are left open, would make, with where that is. */
function listMakers({ broken, placeholders }: DocumentSchema): ReadonlyMap<string, MissingName['madeAt']> {
	const makers = new Map<string, MissingName['madeAt']>();
	const note = (text: string, line: number, isOpen: boolean): void => {
		const made = openName(text);
		const last = made?.name.split('.').at(-1)?.replaceAll('"', '');
		if (!made || last === undefined) return;
		const key = makerKey(KINDS[made.noun] ?? 'other', last);
		if (!makers.has(key)) makers.set(key, { line, isOpen });
	};
	for (const { statement } of broken) note(statement.text, statement.line, false);
	for (const { text, line } of placeholders) note(text, line, true);
	return makers;
}

const KINDS: Readonly<Record<string, Missing['kind']>> = {
	function: 'routine',
	procedure: 'routine',
	aggregate: 'routine',
	schema: 'schema',
};

function makerKey(kind: Missing['kind'], name: string): string {
	return JSON.stringify([kind, name]);
}
