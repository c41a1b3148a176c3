import { LOCK_MODES, type LockMode } from '../dialects/observation.ts';

/** `AccessExclusiveLock` as PostgreSQL's manual writes it, `ACCESS EXCLUSIVE`. */
export function lockName(mode: LockMode): string {
	return mode
		.replace(/Lock$/, '')
		.replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
		.toUpperCase();
}

/** Whether a lock is as strong as another one, in the order of PostgreSQL's manual. */
export function isAtLeast(mode: LockMode, other: LockMode): boolean {
	return LOCK_MODES.indexOf(mode) >= LOCK_MODES.indexOf(other);
}

/** What others cannot do while a lock is held: `reads and writes`, `writes`, or null for neither. */
export function blockedBy(mode: LockMode): 'reads and writes' | 'writes' | null {
	if (mode === 'AccessExclusiveLock') return 'reads and writes';
	return isAtLeast(mode, 'ShareLock') ? 'writes' : null;
}

/** A lock with its article, such as `an ACCESS EXCLUSIVE lock`. */
export function aLock(mode: LockMode): string {
	const name = lockName(mode);
	return `${/^[AE]/.test(name) ? 'an' : 'a'} ${name} lock`;
}
