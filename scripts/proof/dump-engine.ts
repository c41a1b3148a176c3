import type { Engine } from '../../src/dialects/dialect.ts';
import { TRACE_NAMESPACE } from '../../src/dialects/postgres/trace/setup.ts';
import type { DumpEntry } from './dump-entries.ts';
import { pgDump } from './pg-dump.ts';

/** What of a database is dumped. */
export interface DumpOptions {
	/** Tables to leave out: `name` in any namespace, or `namespace.name`. */
	readonly ignoredTables: readonly string[];
	/** Whether owners and privileges are in it. */
	readonly privileges: boolean;
}

/** What pg_dump writes of an engine's database. */
export async function dumpEngine(engine: Engine, options: DumpOptions): Promise<string> {
	const { url, close } = await engine.listen();
	try {
		return await pgDump(url, [
			`--exclude-schema=${TRACE_NAMESPACE}`,
			...options.ignoredTables.map((name) => `--exclude-table=${tablePattern(name)}`),
			...(options.privileges ? [] : ['--no-owner', '--no-privileges']),
		]);
	} finally {
		await close();
	}
}

/** A table's name as a pattern that means these letters alone. */
function tablePattern(name: string): string {
	const quoted = name.split('.').map((part) => `"${part.replaceAll('"', '""')}"`);
	return quoted.length === 1 ? `*.${quoted[0]}` : quoted.join('.');
}

/** True for the engine's own event triggers, which belong to no namespace. */
export function isEnginesOwn({ title }: DumpEntry): boolean {
	return /^(?:EVENT TRIGGER|(?:COMMENT|ACL) EVENT TRIGGER) auggie_replay_/.test(title);
}
