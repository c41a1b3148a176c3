import type { Introspection } from '../dialect.ts';
import { openLive } from './engine/server/open-live.ts';
import { introspect } from './introspect/introspect.ts';
import { tolerate } from './introspect/tolerate.ts';

/**
 * Reads the schema of a database that is in use, from its catalogs alone, in a transaction that cannot write; without the
 * tables named here. Its notes say what its user may not see, subscriptions aside, which hold passwords. Throws a
 * UserError that never has the address in it.
 */
export async function readLive(url: string, ignoredTables: readonly string[]): Promise<Introspection> {
	const engine = await openLive(url);
	try {
		const { engine: tolerant, gaps } = tolerate(engine);
		const read = await introspect(tolerant, ignoredTables);
		return { ...read, notes: gaps.filter(({ message }) => !message.includes(' pg_subscription,')) };
	} finally {
		await engine.close();
	}
}
