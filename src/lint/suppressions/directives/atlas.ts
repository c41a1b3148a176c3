import { RULES } from '../../rules/index.ts';
import type { ReadDirective } from '../directive.ts';

const DIRECTIVE = /^atlas:nolint(?:\s+(.*))?$/;

/** Atlas' analyzers, and what the codes begin with that they give. */
const ANALYZERS: Readonly<Record<string, readonly string[]>> = {
	destructive: ['DS'],
	data_depend: ['MF'],
	incompatible: ['BC'],
	condrop: ['CD'],
	naming: ['NM'],
	concurrent_index: ['PG1'],
	blocking_table_change: ['PG3'],
};

/** `atlas:nolint NAME NAME` with names of analyzers or codes; without one everything that Atlas finds as well is meant. */
export const readAtlas: ReadDirective = (text) => {
	const found = DIRECTIVE.exec(text);
	if (!found) return null;
	const names = (found[1] ?? '').split(/[\s,]+/).filter((name) => name !== '');
	const beginnings = names.length > 0 ? names.flatMap((name) => ANALYZERS[name] ?? [name]) : [''];
	const means = (source: string): boolean =>
		beginnings.some((beginning) => source.startsWith(`atlas/${beginning}`));
	return {
		scope: 'header',
		names,
		rules: RULES.filter(({ sources }) => sources.some(means)).map(({ id }) => id),
		reason: text,
		isOwn: false,
	};
};
