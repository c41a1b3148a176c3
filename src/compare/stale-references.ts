import { type Identity, identify } from '../model/identity.ts';
import { quoteName } from '../model/name.ts';
import type { Schema } from '../model/schema.ts';
import type { Replay, Touch } from '../replay/replay.ts';
import type { Mention } from '../specification/document.ts';

/** People's words name a relation or column that the migrations once had and have no more. */
export interface StaleReference {
	/** As the model writes it, such as `users.phone`. */
	readonly name: string;
	/** Such as `column`. */
	readonly kind: string;
	/** 1-based lines that name it, ascending. */
	readonly lines: readonly number[];
	/** What dropped it or renamed it away. */
	readonly ending: Touch;
	/** What it is called now; null where it is gone. */
	readonly renamedTo: string | null;
}

interface Former {
	readonly kind: string;
	readonly ending: Touch;
	readonly renamedTo: string | null;
}

const KINDS: ReadonlySet<string> = new Set(['table', 'view', 'materialized-view', 'foreign-table', 'column']);

/** A name as it may stand in a code span: one to three parts, each bare or quoted. */
const PART = String.raw`(?:[\p{L}_][\p{L}\p{N}_$]*|"(?:[^"]|"")+")`;
const NAME = new RegExp(`^${PART}(?:\\.${PART}){0,2}$`, 'u');
const PARTS = new RegExp(PART, 'gu');

/** The former names among what people's words mention; `claimed` are schemas in which a name may live on. */
export function listStaleReferences(
	mentions: readonly Mention[],
	{ schema, endings }: Pick<Replay, 'schema' | 'endings'>,
	claimed: readonly Schema[],
): readonly StaleReference[] {
	if (mentions.length === 0 || endings.size === 0) return [];
	const former = formerNames(endings);
	if (former.size === 0) return [];
	const present = new Set([schema, ...claimed].flatMap(({ objects }) => objects.flatMap(namesOf)));
	const found = new Map<string, Former & { readonly name: string; readonly lines: number[] }>();
	for (const { text, line } of mentions) {
		const name = NAME.test(text) ? canonical(text) : null;
		if (name === null || present.has(name)) continue;
		const whole = former.has(name) ? name : name.slice(0, Math.max(0, lastDot(name)));
		const known = present.has(whole) ? undefined : former.get(whole);
		if (!known) continue;
		const entry = found.get(whole) ?? { ...known, name: whole, lines: [] };
		if (entry.lines.at(-1) !== line) entry.lines.push(line);
		found.set(whole, entry);
	}
	return [...found.values()];
}

/** Every way in which people would write the name of something that has ended, with what became of it. */
function formerNames(endings: ReadonlyMap<Identity, Touch>): ReadonlyMap<string, Former> {
	const names = new Map<string, Former>();
	for (const [identity, ending] of endings) {
		const kind = identity.slice(0, identity.indexOf(' '));
		if (!KINDS.has(kind)) continue;
		const former = { kind, ending, renamedTo: newName(identity, endings) };
		for (const name of spellings(identity.slice(kind.length + 1))) names.set(name, former);
	}
	return names;
}

/** The name at the end of a row of renamings; null where the row ends with a drop. */
function newName(identity: Identity, endings: ReadonlyMap<Identity, Touch>): string | null {
	const seen = new Set<Identity>();
	let at = identity;
	for (let ending = endings.get(at); ending && !seen.has(at); ending = endings.get(at)) {
		if (ending.effect.verb === 'dropped') return null;
		seen.add(at);
		at = ending.effect.identity;
	}
	return spellings(at.slice(at.indexOf(' ') + 1)).at(-1) ?? null;
}

/** A qualified name, and the same without `public`. */
function spellings(name: string): readonly string[] {
	return name.startsWith('public.') ? [name, name.slice('public.'.length)] : [name];
}

/** All names that an object goes by, its bare one too: a word that could mean it is not stale. */
function namesOf(object: Schema['objects'][number]): readonly string[] {
	const name = identify(object)
		.slice(object.kind.length + 1)
		.replace(/\(.*$/s, '');
	return [...spellings(name), name.slice(lastDot(name) + 1)];
}

/** Where the last part of a name begins, minus one; -1 for a name of one part. */
function lastDot(name: string): number {
	const last = [...name.matchAll(PARTS)].at(-1);
	return (last?.index ?? 0) - 1;
}

/** Capital letters count: code speaks of classes that have a table's name. */
function canonical(text: string): string {
	const parts = text.match(PARTS) ?? [];
	return parts
		.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
		.map(quoteName)
		.join('.');
}
