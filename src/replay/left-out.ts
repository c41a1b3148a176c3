import type { LedgerEntry } from '../project/project.ts';
import { createdExtension, needsMissingExtension } from './missing-extension.ts';

/** What is said of a statement that is not run. */
export type LeftOut = Pick<LedgerEntry, 'kind' | 'message'>;

/** Statements about the server around the database, which have no part in its schema. */
const SERVER_STATE: readonly (readonly [RegExp, string])[] = [
	// One that would drop the very database that it runs in is the engine's to refuse.
	[
		/^(?:create|alter)\s+database\b|^drop\s+database\s+(?!(?:if\s+exists\s+)?"?postgres\b)/i,
		'a database of the server',
	],
	[
		/^(?:grant|revoke|comment|security\s+label)\b[^']*?\son\s+database\s+(?!(?:to|from|is)\b)/i,
		'a database of the server',
	],
	[/^alter\s+system\b/i, "the server's own settings"],
	[/^(?:create|alter|drop)\s+tablespace\b/i, 'a place on the disks of the server'],
	[/^load\b/i, 'a library of the server'],
	[
		/^select\b[^;]*\bpg_(?:create_logical|create_physical|copy_logical|copy_physical|drop)_replication_slot\s*\(/i,
		'a replication slot of the server',
	],
];

const SUBSCRIPTION = /^(?:create|alter|drop|comment\s+on)\s+subscription\b/i;

/**
 * What the ledger says of a statement that cannot run here and is not needed for the schema; `unmentioned` for one that
 * only follows from another one that was left out. Null for all others.
 */
export function reasonToLeaveOut(
	sql: string,
	extensions: ReadonlySet<string>,
): LeftOut | 'unmentioned' | null {
	if (needsMissingExtension(sql, extensions)) {
		const name = createdExtension(sql);
		return name === null ? 'unmentioned' : { kind: 'assumed', message: withoutExtension(name) };
	}
	const state = SERVER_STATE.find(([pattern]) => pattern.test(sql));
	if (state)
		return { kind: 'skipped', message: `This is about ${state[1]}, not about the schema: it is not run.` };
	if (!SUBSCRIPTION.test(sql)) return null;
	return { kind: 'assumed', message: 'A replay makes no subscriptions: replayed without this one.' };
}

const WITHOUT = 'The engine does not have the extension';

/** What the ledger says of an extension that is left out. */
export function withoutExtension(name: string): string {
	return `${WITHOUT} "${name}": replayed without it.`;
}

/** The extension that an entry of the ledger says was left out; null for other entries. */
export function extensionLeftOut({ message }: LedgerEntry): string | null {
	return message.startsWith(WITHOUT) ? (/"(.+)"/.exec(message)?.[1] ?? null) : null;
}
