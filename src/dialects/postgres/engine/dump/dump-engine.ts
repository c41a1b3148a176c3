import { UserError } from '../../../../errors.ts';
import type { Engine } from '../../../dialect.ts';
import type { DumpOptions } from '../../../dump-options.ts';
import { TRACE_NAMESPACE } from '../../trace/setup.ts';
import { pgDump } from './pg-dump.ts';

/** What pg_dump writes of an engine's database; throws a UserError for what it cannot. */
export async function dumpEngine(engine: Engine, options: DumpOptions): Promise<string> {
	const { url, close } = await engine.listen();
	try {
		return await pgDump(url, [
			...(options.rows ? [] : ['--schema-only']),
			`--exclude-schema=${TRACE_NAMESPACE}`,
			...options.ignoredTables.map((name) => `--exclude-table=${tablePattern(name)}`),
			...(options.privileges ? [] : ['--no-owner', '--no-privileges']),
		]);
	} catch (cause) {
		throw new UserError('replay', `pg_dump could not write this database down: ${wordOf(cause)}`, { cause });
	} finally {
		await close();
	}
}

function wordOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** A table's name as a pattern that means these letters alone. */
function tablePattern(name: string): string {
	const quoted = name.split('.').map((part) => `"${part.replaceAll('"', '""')}"`);
	return quoted.length === 1 ? `*.${quoted[0]}` : quoted.join('.');
}
