import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { CONNECTION_LIMIT, dropScratchDatabase, SCRATCH_COMMENT } from './scratch-database.ts';
import { isScratchName, lockNumber } from './scratch-name.ts';

/** How long a server may take to notice that a killed run is gone. */
const TRIES = 20;
const MILLISECONDS_BETWEEN = 150;

/**
 * Drops the scratch databases of runs that were killed, and only those: with a name that only this tool gives, its
 * mark, this user as their owner, no run that holds their lock and no session in them. Gives a sentence for each that
 * could not be dropped.
 */
export async function dropLeftovers(maintenance: Client, address: URL): Promise<readonly string[]> {
	const sentences: string[] = [];
	for (const name of await listScratchDatabases(maintenance)) {
		if (!(await isAbandoned(maintenance, name))) continue;
		try {
			await dropScratchDatabase(maintenance, address, name);
		} catch {
			// Another run may have been faster.
			const { rowCount } = await maintenance.query('SELECT FROM pg_database WHERE datname = $1', [name]);
			if (rowCount)
				sentences.push(`The database ${name}, left by a run that was killed, could not be dropped.`);
		}
	}
	return sentences;
}

async function listScratchDatabases(maintenance: Client): Promise<readonly string[]> {
	// -2 is what an interrupted DROP DATABASE leaves.
	const { rows } = await maintenance.query<{ name: string }>(
		`SELECT d.datname AS name FROM pg_database d
		WHERE d.datname LIKE 'auggie\\_replay\\_%' AND NOT d.datistemplate AND d.datconnlimit IN ($1, -2)
			AND d.datdba = (SELECT oid FROM pg_roles WHERE rolname = current_user)
			AND coalesce(shobj_description(d.oid, 'pg_database'), $2) = $2
		ORDER BY d.datname`,
		[CONNECTION_LIMIT, SCRATCH_COMMENT],
	);
	return rows.map(({ name }) => name).filter(isScratchName);
}

/** A lock that nobody holds says that the run is gone; its last session may take a moment to follow. */
async function isAbandoned(maintenance: Client, name: string): Promise<boolean> {
	for (let attempt = 0; attempt < TRIES; attempt++) {
		const { rows } = await maintenance.query<{ locked: boolean; used: boolean }>(
			// Locks are kept apart by database, and a run may be connected to another one.
			`SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
					AND (classid::bigint << 32 | objid::bigint) = ${lockNumber(name)}) AS locked,
				EXISTS (SELECT FROM pg_stat_activity WHERE datname = '${name}') AS used`,
		);
		if (!rows[0] || rows[0].locked) return false;
		if (!rows[0].used) return true;
		await setTimeout(MILLISECONDS_BETWEEN);
	}
	return false;
}
