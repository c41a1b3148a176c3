import crypto from 'node:crypto';

/** The time that every engine believes it starts at, in milliseconds: noon, so that a run of some minutes stays within one day in every nearby time zone. */
export const PINNED_TIME = Date.UTC(2026, 0, 1, 12);

/** Makes clock and randomness of this thread the same in every run; call before the engine is created. */
export function pinClockAndRandomness(): void {
	const realNow = Date.now;
	const startedAt = realNow();
	// The clock must go on: pg_sleep waits for it.
	Date.now = () => PINNED_TIME + (realNow() - startedAt);
	let state = 0x9e3779b9;
	const nextByte = (): number => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return state & 0xff;
	};
	const fill = <T extends NodeJS.ArrayBufferView>(array: T): T => {
		const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
		for (let index = 0; index < bytes.length; index++) bytes[index] = nextByte();
		return array;
	};
	// The engine's runtime takes Node's own function where there is one, the web's elsewhere.
	crypto.randomFillSync = fill as typeof crypto.randomFillSync;
	globalThis.crypto.getRandomValues = fill as typeof globalThis.crypto.getRandomValues;
}

/**
 * Lets no WebAssembly memory of this thread grow above a limit; the engine then says "out of memory" by itself, or ends.
 * Gives a function that tells whether it was ever refused.
 */
export function limitHeap(megabytes: number): () => boolean {
	let refused = false;
	const grow = WebAssembly.Memory.prototype.grow;
	WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
		if (this.buffer.byteLength + pages * 65_536 > megabytes * 1_048_576) {
			refused = true;
			throw new RangeError('heap limit');
		}
		return grow.call(this, pages);
	};
	return () => refused;
}
