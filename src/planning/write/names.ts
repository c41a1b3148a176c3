/** Names of constraints and indexes, each given once; PostgreSQL would cut longer ones than 63 bytes. */
export interface Names {
	/** A name from its table, its columns and what it is. */
	take(table: string, columns: readonly string[], suffix: string): string;
	/** A name that is already chosen, changed only where it is taken. */
	keep(name: string): string;
}

const LONGEST = 63;

/** Names that nothing has yet. */
export function makeNames(): Names {
	const taken = new Set<string>();
	const keep = (name: string): string => {
		for (let number = 0; ; number++) {
			const suffix = number === 0 ? '' : `_${number}`;
			const candidate = cut(name, LONGEST - suffix.length) + suffix;
			if (taken.has(candidate)) continue;
			taken.add(candidate);
			return candidate;
		}
	};
	return {
		keep,
		take: (table, columns, suffix) =>
			keep(`${cut([table, ...columns].join('_'), LONGEST - suffix.length - 1)}_${suffix}`),
	};
}

function cut(name: string, bytes: number): string {
	let kept = name;
	while (Buffer.byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join('');
	return kept;
}
