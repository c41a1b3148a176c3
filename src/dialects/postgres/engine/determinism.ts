import crypto from 'node:crypto';

/** The time that every engine believes it starts at, in milliseconds: noon, so that a run of some minutes stays within one day in every nearby time zone. */
export const PINNED_TIME = Date.UTC(2026, 0, 1, 12);

/** How many bytes the engine's runtime fetches at once for its /dev/urandom. */
const RUNTIME_BUFFER = 1024;

/**
 * Makes clock and randomness of this thread the same in every run; call before the engine is created. The clock begins
 * at the given time, in milliseconds. Gives a function that begins another stream of random bytes, one for each number.
 */
export function pinClockAndRandomness(time: number = PINNED_TIME): (stream: number) => void {
	const realNow = Date.now;
	const startedAt = realNow();
	// The clock must go on: pg_sleep waits for it.
	Date.now = () => time + (realNow() - startedAt);
	let nextByte = randomBytes(0);
	const fill = <T extends NodeJS.ArrayBufferView>(array: T): T => {
		const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
		for (let index = 0; index < bytes.length; index++) bytes[index] = nextByte();
		// What is left in the runtime's buffer would outlast the stream: with a length of one nothing ever is.
		if (bytes.length === RUNTIME_BUFFER) Object.defineProperty(array, 'byteLength', { value: 1 });
		return array;
	};
	// The engine's runtime takes Node's own function where there is one, the web's elsewhere.
	crypto.randomFillSync = fill as typeof crypto.randomFillSync;
	globalThis.crypto.getRandomValues = fill as typeof globalThis.crypto.getRandomValues;
	return (stream) => {
		nextByte = randomBytes(stream);
	};
}

/** The bytes of sfc32 (http://pracrand.sourceforge.net), whose streams of different seeds do not meet. */
function randomBytes(seed: number): () => number {
	let [a, b, c, count] = [seed, 0x9e3779b9, 0x243f6a88, 1];
	const next = (): number => {
		const sum = (a + b + count++) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return sum & 0xff;
	};
	for (let round = 0; round < 12; round++) next();
	return next;
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
