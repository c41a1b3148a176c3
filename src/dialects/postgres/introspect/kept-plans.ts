import type { Engine } from '../../dialect.ts';
import { TRACE_NAMESPACE } from '../trace/setup.ts';
import type { KindIntrospection } from './found.ts';
import type { Scope } from './scope.ts';
import { DEPARSE_SETTINGS } from './settings.ts';

/** Reads parts of a schema by functions in the engine, whose plans it keeps. */
export interface KeptPlans {
	/** An engine that has the answers to these kinds' queries about these OIDs at hand, from one look at the other. */
	ask(kinds: Iterable<KindIntrospection>, oids: Iterable<string>): Promise<Engine>;
}

/** How a catalog query begins that gives one JSON text. */
const ONE_TEXT = /^SELECT json_agg\(r\)::text AS rows FROM /;

/**
 * Makes a function of each query that these kinds ask within a scope whose `only` is `wanted`, the functions' parameter:
 * where there is little to read, planning and sending queries takes longer than answering them. They may be there already.
 */
export async function keepPlans(
	engine: Engine,
	kinds: Iterable<KindIntrospection>,
	scope: Scope,
	areThere: boolean,
): Promise<KeptPlans> {
	const queries = new Map<KindIntrospection, string[]>();
	const functions = new Map<string, string>();
	for (const kind of kinds) {
		const asked: string[] = [];
		const note = async (sql: string): Promise<readonly never[]> => {
			asked.push(sql);
			return [];
		};
		await kind({ ...engine, query: note }, scope);
		queries.set(kind, asked);
		for (const sql of asked) {
			if (ONE_TEXT.test(sql)) functions.set(sql, `${TRACE_NAMESPACE}.read_${functions.size}`);
		}
	}
	const settings = Object.entries(DEPARSE_SETTINGS).map(([name, value]) => `SET ${name} = ${value}`);
	const statements = [...functions].map(([sql, name]) => ({
		sql: `CREATE FUNCTION ${name}(wanted oid[]) RETURNS text LANGUAGE sql STABLE ${settings.join(' ')}
		AS $read$ ${sql} $read$`,
	}));
	if (!areThere) {
		const { failure } = await engine.apply({ statements, transaction: 'none' });
		if (failure) throw new Error(`a catalog query cannot be kept: ${failure.message}`);
	}
	return {
		async ask(wantedKinds, oids) {
			const wanted = [...wantedKinds].flatMap((kind) => queries.get(kind) ?? []);
			const list = `'{${[...oids].join(',')}}'`;
			const calls = wanted.map((sql, at) => `${functions.get(sql)}(${list}) AS a${at}`);
			const [row = {}] = await engine.query<Record<string, string | null>>(`SELECT ${calls.join(', ')}`);
			const answers = new Map(wanted.map((sql, at) => [sql, row[`a${at}`] ?? null]));
			const query = async (sql: string) => [{ rows: answers.get(sql) ?? null }];
			return { ...engine, query: query as Engine['query'] };
		},
	};
}
