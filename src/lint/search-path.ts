import type { Routine } from '../model/objects.ts';

/** Whether a routine finds the same objects for every caller: it sets a path, or its body was read when it was made. */
export function hasFixedPath({ settings, definition, language }: Routine): boolean {
	if (settings.some((setting) => setting.startsWith('search_path='))) return true;
	if (language === 'c' || language === 'internal') return true;
	// The body of an SQL routine that is no string is kept as a tree.
	return language === 'sql' && /\n\s*(?:BEGIN ATOMIC|RETURN )/.test(definition);
}
