import { createHash, randomBytes } from 'node:crypto';

/** What every scratch database's name begins with. */
export const SCRATCH_PREFIX = 'auggie_replay_';

const RANDOM_LENGTH = 24;

/** A name that nobody can guess: the prefix, 24 random hexadecimal digits, and 8 that follow from them. */
export function newScratchName(): string {
	const random = randomBytes(RANDOM_LENGTH / 2).toString('hex');
	return `${SCRATCH_PREFIX}${random}${checkDigits(random)}`;
}

/** Whether a name can only come from here; one that merely looks similar does not have the right last digits. */
export function isScratchName(name: string): boolean {
	if (!/^auggie_replay_[0-9a-f]{32}$/.test(name)) return false;
	const digits = name.slice(SCRATCH_PREFIX.length);
	return checkDigits(digits.slice(0, RANDOM_LENGTH)) === digits.slice(RANDOM_LENGTH);
}

/** SQL: the number of the advisory lock that the run of this scratch database holds while it lives. */
export function lockNumber(name: string): string {
	const bits = BigInt.asIntN(
		64,
		BigInt(`0x${name.slice(SCRATCH_PREFIX.length, SCRATCH_PREFIX.length + 16)}`),
	);
	return `(${bits})::bigint`;
}

function checkDigits(random: string): string {
	return createHash('sha256').update(`${SCRATCH_PREFIX}${random}`).digest('hex').slice(0, 8);
}
