import { UserError } from '../../errors.ts';
import { positionAt } from '../../sql/position.ts';
import type { Tree } from './layout.ts';
import { baseName } from './names.ts';
import { sortTopologically } from './sort-topologically.ts';

/** What yoyo calls a migration: its file's name without the ending. */
export function idOf(path: string): string {
	return baseName(path).replace(/\.[^.]*$/, '');
}

/** Puts migrations into the order that their `depends` ask for; throws a UserError for one that is not there and for a circle. */
export async function sortByDependencies(paths: readonly string[], tree: Tree): Promise<readonly string[]> {
	const byId = new Map(paths.map((path) => [idOf(path), path]));
	const needs = new Map<string, readonly string[]>();
	const lines = new Map<string, number>();
	for (const path of paths) {
		const { ids, line } = dependenciesOf(path, (await tree.read(path)) ?? '');
		lines.set(path, line);
		const found = ids.map((id) => {
			const needed = byId.get(id);
			if (needed === undefined) throw unknownDependency(path, line, id);
			return needed;
		});
		needs.set(path, found);
	}
	const { sorted, cycle } = sortTopologically(paths, (path) => needs.get(path) ?? []);
	const [first] = cycle;
	if (first !== undefined) throw circular(cycle, lines.get(first) ?? 1);
	return sorted;
}

function dependenciesOf(path: string, source: string): { ids: readonly string[]; line: number } {
	if (path.endsWith('.sql')) {
		const { depends } = directivesIn(source);
		return { ids: depends?.value.split(/\s+/).filter((id) => id !== '') ?? [], line: depends?.line ?? 1 };
	}
	const match = /^__depends__\s*=\s*([{[(][^})\]]{0,9999}[})\]]|["'][^"']*["'])/m.exec(source);
	const ids = [...(match?.[1] ?? '').matchAll(/["']([^"']+)["']/g)].map(([, id = '']) => id);
	return { ids, line: positionAt(source, match?.index ?? 0).line };
}

/** What a directive says, and in which line, 1-based. */
export interface Directive {
	readonly value: string;
	readonly line: number;
}

/** The directives in the comments on top of a file; what is given twice is put together. */
export function directivesIn(
	source: string,
): Readonly<Record<'depends' | 'transactional', Directive | null>> {
	const found: Record<'depends' | 'transactional', Directive | null> = { depends: null, transactional: null };
	for (const [index, line] of source.split(/\r?\n/).entries()) {
		if (!/^\s*(?:--.*)?$/.test(line)) break;
		const [, key, rest = ''] = /^\s*--\s*(transactional|depends)\s*:(.*)$/.exec(line) ?? [];
		if (key !== 'depends' && key !== 'transactional') continue;
		const value = rest.trim();
		const before = found[key];
		found[key] = before ? { ...before, value: `${before.value} ${value}` } : { value, line: index + 1 };
	}
	return found;
}

function unknownDependency(file: string, line: number, id: string): UserError {
	return new UserError('load', `It depends on ${id}, which is not there.`, {
		location: { file, line },
		hint: 'yoyo refuses a dependency that it cannot find: name another migration, without the ending of its file.',
	});
}

function circular(cycle: readonly string[], line: number): UserError {
	const [file = ''] = cycle;
	return new UserError('load', 'These migrations depend on one another in a circle.', {
		location: { file, line },
		facts: { circle: [...cycle, file].map(baseName).join(' → ') },
		hint: 'yoyo refuses them: take one of the `depends` away.',
	});
}
