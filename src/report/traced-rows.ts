import type { Effect } from '../dialects/dialect.ts';
import { LOCK_MODES, type LockMode } from '../dialects/observation.ts';
import { lockName } from '../lint/lock-words.ts';
import { displayIdentity, displayName } from '../model/name.ts';
import type { Trace, TracedLock, TracedRelation, TracedStatement } from '../rehearsal/trace/trace.ts';
import type { TracedRow, TracedRowLock } from './report.ts';
import { KIND_NOUNS } from './words/kinds.ts';

/** The longest beginning of a statement that is told, in UTF-16 units. */
const LONGEST_STATEMENT = 200;

/** Locks that every reader and writer takes say nothing. */
const WEAKEST_TOLD: LockMode = 'ShareUpdateExclusiveLock';

/** What the judged statements did, as a report tells it; those that are no more than a setting or the end of a transaction aside. */
export function tracedRows({ migrations }: Trace): readonly TracedRow[] {
	const statements = migrations.flatMap((migration) => migration.statements).filter(didSomething);
	const numbers = new Map<number, number>();
	for (const { transaction } of statements) {
		if (!numbers.has(transaction)) numbers.set(transaction, numbers.size + 1);
	}
	return statements.map((statement) => ({
		file: statement.path,
		line: statement.line,
		endLine: statement.endLine,
		statement: beginningOf(statement.sql),
		transaction: statement.isAlone ? null : (numbers.get(statement.transaction) ?? null),
		locks: statement.locks.filter(isTold).map(toRowLock),
		held: statement.held.filter(isTold).map(toRowLock),
		rewrites: statement.rewrites.map(({ relation, reason }) => ({ relation: nameOf(relation), reason })),
		scans: statement.scans.filter(({ isOld }) => isOld).map(nameOf),
		objects: wholeObjects(statement.effects),
		lockTimeout: statement.lockTimeout === '0' ? null : statement.lockTimeout,
		rowFailure: statement.rowFailure?.message ?? null,
	}));
}

function didSomething({ locks, effects, rewrites, scans, rowFailure }: TracedStatement): boolean {
	return locks.some(isTold) || effects.length + rewrites.length + scans.length > 0 || rowFailure !== null;
}

function isTold({ relation, mode }: TracedLock): boolean {
	const isWeak = LOCK_MODES.indexOf(mode) < LOCK_MODES.indexOf(WEAKEST_TOLD);
	return !isWeak && relation.kind !== 'sequence';
}

function toRowLock({ relation, mode }: TracedLock): TracedRowLock {
	return { mode: lockName(mode), kind: relation.kind, relation: nameOf(relation), isNew: !relation.isOld };
}

function nameOf({ namespace, name }: TracedRelation): string {
	return displayName(namespace, name);
}

/** What a table is made of comes and goes with it. */
function wholeObjects(effects: readonly Effect[]): TracedRow['objects'] {
	const whole = new Set(
		effects
			.filter(({ kind, verb }) => kind === 'table' && verb !== 'changed')
			.map(({ identity }) => restOf(identity)),
	);
	return effects
		.filter(({ identity }) => !isPartOf(whole, restOf(identity)))
		.map(({ verb, kind, identity }) => {
			const noun = kind === 'other' ? identity.slice(0, identity.indexOf(' ')) : KIND_NOUNS[kind][0];
			return { verb, object: `${noun} ${displayIdentity(restOf(identity))}` };
		});
}

function isPartOf(whole: ReadonlySet<string>, rest: string): boolean {
	for (let at = rest.lastIndexOf('.'); at > 0; at = rest.lastIndexOf('.', at - 1)) {
		if (whole.has(rest.slice(0, at))) return true;
	}
	return false;
}

/** `column public.users.email` → `public.users.email`. */
function restOf(identity: string): string {
	return identity.slice(identity.indexOf(' ') + 1);
}

function beginningOf(sql: string): string {
	const text = sql.replace(/\s+/g, ' ').trim();
	return text.length <= LONGEST_STATEMENT ? text : `${text.slice(0, LONGEST_STATEMENT - 1)}…`;
}
