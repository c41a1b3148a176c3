import type { ObjectKind } from '../../model/objects.ts';
import type { Touch } from '../../replay/replay.ts';

/** What of an object can become what it was before. */
export type Trait = 'name' | 'type' | 'not null' | 'default' | 'row-level security' | 'other';

/** What one migration made of one trait, all of its statements together. */
export interface TraitChange {
	readonly trait: Trait;
	/** What it was and what it is, as far as the engine told: a name, a type, `set`, `not set`. */
	readonly before: string | null;
	readonly after: string | null;
	/** The place of the migration that had made it other than it is again now; null where it has not been so before. */
	readonly undoes: number | null;
}

/** What one migration came to for one object; what it did and took back itself is none. */
export interface Turn {
	/** The migration's place in the history, from 0. */
	readonly place: number;
	/**
	 * `made` for the first time, `again` after a migration had dropped it, `replaced` by another of the same name within the
	 * migration, `dropped`, or `changed`.
	 */
	readonly kind: 'made' | 'again' | 'replaced' | 'dropped' | 'changed';
	/** The statement that did it; of several, the last. */
	readonly touch: Touch;
	/** Of what was changed, at least one. */
	readonly changes: readonly TraitChange[];
	/** True for what was dropped because what it belongs to was. */
	readonly goesAlong: boolean;
	/** What it was called then, qualified by its relation where it is a part of one. */
	readonly name: string;
}

/** The tags of the objects whose lives are told: tables and what they are made of. */
export type LivingKind = Extract<
	ObjectKind,
	| 'table'
	| 'column'
	| 'primary-key'
	| 'unique'
	| 'foreign-key'
	| 'check'
	| 'exclusion'
	| 'index'
	| 'trigger'
	| 'policy'
	| 'rule'
>;

/** One object from migration to migration, through renames and through being dropped and made again. */
export interface Life {
	readonly kind: LivingKind;
	/** What it is called at the end, as identities have it: `public.users.email`. */
	readonly name: string;
	/** False when it was dropped. */
	readonly exists: boolean;
	/** Oldest first. */
	readonly turns: readonly Turn[];
}

/** A table that the migrations made, with everything that was ever a part of it. */
export interface TableLife extends Life {
	readonly kind: 'table';
	readonly parts: readonly Life[];
}

/** The kinds that the stability of a schema is measured on. */
export function isMeasured({ kind }: Life): boolean {
	switch (kind) {
		case 'column':
		case 'primary-key':
		case 'unique':
		case 'foreign-key':
		case 'check':
		case 'exclusion':
			return true;
		case 'table':
		case 'index':
		case 'trigger':
		case 'policy':
		case 'rule':
			return false;
	}
}
