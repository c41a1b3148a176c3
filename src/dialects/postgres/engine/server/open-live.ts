import type { Client } from 'pg';
import { UserError } from '../../../../errors.ts';
import type { Engine } from '../../../dialect.ts';
import { asJson, jsonOf } from '../json-query.ts';
import { parseAddress, withoutAddress } from './address.ts';
import { carry } from './carry.ts';
import { connect } from './connect.ts';
import { readServerKind } from './require-usable.ts';

/** A database in use waits for nobody: the server ends what takes longer; in seconds. */
const LONGEST_STATEMENT = 60;
const LONGEST_LOCK = 5;

const OLDEST_MAJOR = 14;

/** What a role without rights is refused, and what another version or product lacks: one kind of object, not all of them. */
const TOLERABLE = new Set(['42501', '42P01', '42703', '42883', '0A000']);

/**
 * Opens a database that is in use, to be asked and never changed: all questions are asked in one transaction that can
 * only read, sees one state of the catalogs, and is taken back at the end. Nothing is set for the session, which behind a
 * pooler is somebody else's next. Throws a UserError that never has the address in it.
 */
export async function openLive(url: string): Promise<Engine> {
	const address = parseAddress(url);
	const client = await connect(address, { database: null, settings: {} });
	try {
		await begin(client, address);
		const { kind, version } = await readServerKind(client);
		if (kind.major < OLDEST_MAJOR) {
			throw new UserError('config', `the live database is PostgreSQL ${kind.major}, which is too old`, {
				facts: { version },
				hint: `What can be compared is PostgreSQL ${OLDEST_MAJOR} or newer.`,
			});
		}
		return readingEngine(client, address);
	} catch (error) {
		await client.end();
		throw error;
	}
}

async function begin(client: Client, address: URL): Promise<void> {
	await run(client, address, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
	const milliseconds = (seconds: number) => `'${seconds}s'`;
	await run(client, address, `SET LOCAL statement_timeout = ${milliseconds(LONGEST_STATEMENT)}`);
	await run(client, address, `SET LOCAL lock_timeout = ${milliseconds(LONGEST_LOCK)}`);
	await run(
		client,
		address,
		`SET LOCAL idle_in_transaction_session_timeout = ${milliseconds(LONGEST_STATEMENT)}`,
	);
	const { rows } = await run(client, address, 'SHOW transaction_read_only');
	if (rows[0]?.[0] === 'on') return;
	throw new UserError('config', 'the live database does not keep a transaction from writing', {
		hint: 'Use a PostgreSQL server.',
	});
}

async function run(client: Client, address: URL, sql: string) {
	const response = await carry(client, { sql });
	if (response.error) throw liveError(response.error, address);
	return response;
}

function readingEngine(client: Client, address: URL): Engine {
	return {
		// Whoever looks may be allowed to see less than there is.
		shortcomings: { notes: [], isUntraced: true, isPartial: true },
		async query<Row>(sql: string): Promise<readonly Row[]> {
			await run(client, address, 'SAVEPOINT question');
			const response = await carry(client, { sql: asJson(sql) });
			if (response.error) {
				const { sqlstate, message } = response.error;
				if (!TOLERABLE.has(sqlstate)) throw liveError(response.error, address);
				await run(client, address, 'ROLLBACK TO SAVEPOINT question');
				throw new UserError('replay', withoutAddress(message, address));
			}
			await run(client, address, 'RELEASE SAVEPOINT question');
			return JSON.parse(jsonOf(response)) as Row[];
		},
		queryAsLeft: refuse,
		apply: refuse,
		keepSettings: refuse,
		begin: refuse,
		undo: refuse,
		keep: refuse,
		listen: refuse,
		async close() {
			await carry(client, { sql: 'ROLLBACK' });
			await client.end();
		},
	};
}

function refuse(): Promise<never> {
	return Promise.reject(new Error('A live database is only read.'));
}

/** `57014` is a statement that took too long, `55P03` one that waited too long for somebody's lock. */
function liveError(
	{ sqlstate, message }: { readonly sqlstate: string; readonly message: string },
	address: URL,
) {
	const isSlow = sqlstate === '57014' || sqlstate === '55P03';
	return new UserError(
		isSlow ? 'limit' : 'config',
		`the live database could not be read: ${withoutAddress(message, address)}`,
		{
			facts: { SQLSTATE: sqlstate },
			hint: isSlow
				? 'Somebody may be changing its schema at the moment: run this again later.'
				: 'The user of the address needs no more than CONNECT on the database.',
		},
	);
}
