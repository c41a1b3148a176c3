import type { Engine, EngineFailure } from '../dialects/dialect.ts';

/** The tablespace that a statement failed for because there is none of that name; null where it failed for something else. */
export function missingTablespace({ sqlstate, message }: EngineFailure): string | null {
	if (sqlstate !== '42704') return null;
	return /^tablespace "(.+)" does not exist$/s.exec(message)?.[1] ?? null;
}

/** Makes a tablespace inside the engine's own files; false where the engine will not have it. */
export async function createTablespace(engine: Engine, name: string): Promise<boolean> {
	const statements = [
		{ sql: 'SET allow_in_place_tablespaces = on' },
		{ sql: `CREATE TABLESPACE "${name.replaceAll('"', '""')}" LOCATION ''` },
	];
	const applied = await engine.apply({ statements, transaction: 'none', continues: true });
	return applied.failure === null && !applied.statements.some(({ notRun }) => notRun);
}
