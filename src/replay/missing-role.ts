import type { Engine, EngineFailure } from '../dialects/dialect.ts';

/** SQLSTATE undefined_object, which an unknown role is reported with. */
const UNDEFINED_OBJECT = '42704';

/** SQLSTATE duplicate_object, which a role that is there already is reported with. */
const DUPLICATE_OBJECT = '42710';

/** The role that a statement failed for because nothing has made it; null where it failed for something else. */
export function missingRole(failure: EngineFailure): string | null {
	if (failure.sqlstate !== UNDEFINED_OBJECT) return null;
	return /^role "(.+)" does not exist$/s.exec(failure.message)?.[1] ?? null;
}

/** The role that a `CREATE ROLE` failed for because it is there already; null where it failed for something else. */
export function existingRole({ sqlstate, message }: EngineFailure): string | null {
	if (sqlstate !== DUPLICATE_OBJECT) return null;
	return /^role "(.+)" already exists$/s.exec(message)?.[1] ?? null;
}

/** Makes a role without login; false where the engine will not have one of that name, such as `pg_anything`. */
export async function createRole(engine: Engine, role: string): Promise<boolean> {
	const sql = `CREATE ROLE "${role.replaceAll('"', '""')}" NOLOGIN`;
	// The session may have taken a role that must not make roles, and has to have it again afterwards.
	const statements = [{ sql: 'SET LOCAL ROLE NONE' }, { sql }];
	const applied = await engine.apply({ statements, transaction: 'transaction', continues: true });
	return applied.failure === null && !applied.statements.some(({ notRun }) => notRun);
}
