import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { refuse } from './refuse.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** How much an archive may hold, in bytes, packed and unpacked. */
export const ARCHIVE_LIMITS = { packed: 16 * 1024 * 1024, unpacked: 32 * 1024 * 1024 } as const;

/** Little enough for a bomb to be noticed long before it has filled the memory: deflate makes at most 1,032 of 1. */
const STEP = 4096;

/**
 * The bytes of one file of an archive; null where the archive lacks it. All of the archive is looked at, which may hold
 * nothing but the `known` names, each once. Throws a UserError for anything else.
 */
export function unzipFile(archive: Uint8Array, wanted: string, known: readonly string[]): Uint8Array | null {
	if (archive.byteLength > ARCHIVE_LIMITS.packed) throw refuse(`the archive has ${archive.byteLength} bytes`);
	const entries = readZipDirectory(archive);
	for (const { name } of entries) {
		if (!known.includes(name)) {
			throw refuse('it has a file that does not belong there', { file: JSON.stringify(name.slice(0, 200)) });
		}
	}
	if (new Set(entries.map(({ name }) => name)).size < entries.length) throw refuse('it has a file twice');
	const declared = entries.reduce((sum, { size }) => sum + size, 0);
	if (declared > ARCHIVE_LIMITS.unpacked) throw refuse(`it would unpack to ${declared} bytes`);
	const entry = entries.find(({ name }) => name === wanted);
	return entry ? unpack(entry) : null;
}

function unpack(entry: ZipEntry): Uint8Array {
	const bytes = entry.isDeflated ? inflate(entry) : entry.stored;
	if (bytes.byteLength !== entry.size || crc32(bytes) !== entry.crc32) throw damaged(entry);
	return bytes;
}

/** What an entry says of its size is a promise; it is held to it while it is unpacked. */
function inflate(entry: ZipEntry): Uint8Array {
	const bytes = new Uint8Array(entry.size);
	let filled = 0;
	const stream = new Inflate((chunk) => {
		if (filled + chunk.byteLength > entry.size) throw damaged(entry);
		bytes.set(chunk, filled);
		filled += chunk.byteLength;
	});
	try {
		for (let at = 0; at < entry.stored.byteLength || at === 0; at += STEP) {
			stream.push(entry.stored.subarray(at, at + STEP), at + STEP >= entry.stored.byteLength);
		}
	} catch {
		throw damaged(entry);
	}
	return bytes.subarray(0, filled);
}

function damaged({ name }: ZipEntry) {
	return refuse(`${name} is damaged, or is not as large as the archive says`);
}
