import { type Identity, identify } from '../../../model/identity.ts';
import { normaliseSchema } from '../../../model/normalise.ts';
import type { SchemaObject } from '../../../model/objects.ts';
import { isEmpty } from '../../../model/privileges.ts';
import type { Engine, Introspection } from '../../dialect.ts';
import { readDependencies } from './dependencies.ts';
import { KIND_INTROSPECTIONS } from './index.ts';
import { listOtherObjects } from './others.ts';
import { readPrivileges } from './privileges.ts';
import { findScope } from './scope.ts';
import { withDeparseSettings } from './settings.ts';

/**
 * Reads the whole schema from the engine's catalogs. Tables named in `ignoredTables` (`name` or `namespace.name`) are
 * left out with all their parts; the session's settings are as before when it returns.
 */
export async function introspect(engine: Engine, ignoredTables: readonly string[]): Promise<Introspection> {
	return withDeparseSettings(engine, async () => {
		const scope = await findScope(engine, ignoredTables);
		const objects: SchemaObject[] = [];
		const keys = new Map<string, Identity>();
		for (const introspectKind of KIND_INTROSPECTIONS) {
			for (const { key, aliases = [], object } of await introspectKind(engine, scope)) {
				const identity = identify(object);
				objects.push(object);
				for (const each of [key, ...aliases]) keys.set(each, identity);
			}
		}
		const others = await listOtherObjects(engine, scope);
		const dependencies = await readDependencies(engine, keys);
		const engineVersion = await readEngineVersion(engine);
		const privileges = await readPrivileges(engine, scope, keys);
		const schema = normaliseSchema({
			dialect: 'postgresql',
			engineVersion,
			objects,
			others,
			dependencies,
			...(isEmpty(privileges) ? {} : { privileges }),
		});
		return { schema, keys, traced: await isTraced(engine), notes: engine.shortcomings?.notes ?? [] };
	});
}

/** The event triggers that report effects are the superuser's, whom migrations run as: they can be dropped or disabled. */
async function isTraced(engine: Engine): Promise<boolean> {
	if (engine.shortcomings?.isUntraced) return true;
	const enabled = await engine.query(
		`SELECT evtname FROM pg_event_trigger WHERE evtname LIKE 'auggie\\_replay\\_%' AND evtenabled IN ('O', 'A')`,
	);
	return (
		enabled.length === 2 &&
		(await engine.query(`SELECT 1 WHERE coalesce(current_setting('event_triggers', true), 'on')::bool`))
			.length === 1
	);
}

async function readEngineVersion(engine: Engine): Promise<string> {
	const [row] = await engine.query<{ version: string }>(
		`SELECT (current_setting('server_version_num')::int / 10000)::text AS version`,
	);
	return row?.version ?? '';
}
