import type { Routine } from '../../model/objects.ts';
import { objectsOf, type Schema } from '../../model/schema.ts';

/** What of a session the database relies on, which a pool in transaction mode does not keep. */
export interface SessionState {
	/** Settings that expressions and functions read, by name. */
	readonly settings: readonly string[];
	readonly listens: boolean;
	readonly locks: boolean;
}

/** Finds the settings, notifications and session locks that functions, policies, views, checks and defaults use. */
export function sessionState(schema: Schema): SessionState {
	const routines: readonly Routine[] = [...objectsOf(schema, 'function'), ...objectsOf(schema, 'procedure')];
	const texts = [
		...routines.map(({ definition }) => definition),
		...objectsOf(schema, 'policy').map(({ using, check }) => `${using ?? ''} ${check ?? ''}`),
		...objectsOf(schema, 'view').map(({ definition }) => definition),
		...objectsOf(schema, 'column').map((column) => column.default ?? ''),
	];
	const settings = new Set<string>();
	for (const text of texts)
		for (const [, name] of text.matchAll(/\bcurrent_setting\s*\(\s*'([^']+)'/gi))
			if (name!.includes('.')) settings.add(name!);
	return {
		settings: [...settings].sort(),
		listens: texts.some((text) => /\bpg_notify\s*\(|\bNOTIFY\s+\w/i.test(text)),
		locks: texts.some((text) => /\bpg_(?:try_)?advisory_lock/i.test(text)),
	};
}
