import type { Effect } from '../../dialects/dialect.ts';
import type { Trait, TraitChange } from './life.ts';

/** What an effect says of one trait; a value that nobody knows is null. */
export interface TraitReport {
	readonly trait: Trait;
	readonly before: string | null;
	readonly after: string | null;
}

const REPORTS: ReadonlyMap<string, TraitReport> = new Map([
	['set not null', { trait: 'not null', before: 'not set', after: 'set' }],
	['drop not null', { trait: 'not null', before: 'set', after: 'not set' }],
	['default', { trait: 'default', before: null, after: 'set' }],
	['drop default', { trait: 'default', before: 'set', after: 'not set' }],
	['row-level security on', { trait: 'row-level security', before: 'off', after: 'on' }],
	['row-level security off', { trait: 'row-level security', before: 'on', after: 'off' }],
	['identity', { trait: 'other', before: null, after: null }],
	['drop identity', { trait: 'other', before: null, after: null }],
	['generated', { trait: 'other', before: null, after: null }],
	['collation', { trait: 'other', before: null, after: null }],
]);

/** What an effect says was changed: not what is upkeep, such as comments, owners, storage, and checks that are validated. */
export function reportedTraits(
	{ details }: Effect,
	familyOf: (type: string) => string,
): readonly TraitReport[] {
	const retyped = details.map((detail) => /^type (.+) → (.+)$/s.exec(detail)).find((found) => found !== null);
	const reports = details.flatMap((detail) => {
		// With the type the engine writes the default anew.
		if (retyped && detail === 'default') return [];
		return REPORTS.get(detail) ?? [];
	});
	const [, before = '', after = ''] = retyped ?? [];
	return familyOf(before) === familyOf(after) ? reports : [{ trait: 'type', before, after }, ...reports];
}

/** The values that the traits of one object have had. */
export interface TraitMemory {
	/** Takes in how a migration made it. */
	begin(reports: readonly TraitReport[]): void;
	/** Takes in what a migration did to one trait, in order; null where that came to nothing. */
	change(reports: readonly TraitReport[], place: number): TraitChange | null;
}

/** The memory of an object of which nothing is known yet. */
export function createTraitMemory(): TraitMemory {
	const current = new Map<Trait, string>();
	/** Value → the place of the migration that ended it. */
	const past = new Map<Trait, Map<string, number>>();
	return {
		begin(reports) {
			const last = reports.at(-1);
			if (!last) return;
			past.delete(last.trait);
			if (last.after === null) current.delete(last.trait);
			else current.set(last.trait, last.after);
		},
		change(reports, place) {
			const [first] = reports;
			const last = reports.at(-1);
			if (!first || !last) return null;
			const { trait } = first;
			const before = first.before ?? current.get(trait) ?? null;
			const { after } = last;
			if (after !== null) current.set(trait, after);
			// A default that is set twice is another one, unless it was only out of the way for a moment.
			const isSame = before !== null && before === after;
			if (isSame && (trait !== 'default' || reports.length > 1)) return null;
			const ended = past.get(trait) ?? new Map<string, number>();
			past.set(trait, ended);
			const undoes = after === null || isSame ? null : (ended.get(after) ?? null);
			if (before !== null) ended.set(before, place);
			return { trait, before, after, undoes };
		},
	};
}
