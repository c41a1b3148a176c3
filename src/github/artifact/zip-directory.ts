import { refuse } from './refuse.ts';

/** One file of an archive, as its directory lists it; sizes in bytes. */
export interface ZipEntry {
	readonly name: string;
	readonly isDeflated: boolean;
	readonly crc32: number;
	readonly size: number;
	/** Its bytes as the archive keeps them. */
	readonly stored: Uint8Array;
}

// The formats of the records: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16.
const LOCAL = { signature: 0x04034b50, length: 30 };
const CENTRAL = { signature: 0x02014b50, length: 46 };
const END = { signature: 0x06054b50, length: 22 };

/** Encrypted (bits 0, 6 and 13) or patched (bit 5); what else bits may say makes no difference to reading. */
const REFUSED_FLAGS = 0x2061;
const STORED = 0;
const DEFLATED = 8;

const MOST_ENTRIES = 8;

/**
 * Lists the files of an archive, as strictly as if an enemy had packed it: no encryption, no 64-bit or divided archive, no
 * entry that overlaps another, is a link or is named otherwise in its two headers. Throws a UserError.
 */
export function readZipDirectory(archive: Uint8Array): readonly ZipEntry[] {
	const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
	const end = archive.byteLength - END.length;
	if (end < 0 || view.getUint32(end, true) !== END.signature) {
		throw refuse('it is no ZIP archive, or one with something behind its end');
	}
	const count = view.getUint16(end + 10, true);
	const directory = view.getUint32(end + 16, true);
	const isDivided = view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count;
	if (isDivided) throw refuse('the archive is divided');
	if (count === 0xffff || directory === 0xffffffff) throw refuse('the archive is in the 64-bit format');
	if (count > MOST_ENTRIES) throw refuse(`the archive has ${count} entries, more than ${MOST_ENTRIES}`);
	if (directory + view.getUint32(end + 12, true) !== end) throw refuse('the archive’s directory is damaged');
	const entries: ZipEntry[] = [];
	let at = directory;
	// What is before the directory may belong to one entry only: overlapping ones unpack to far more than they take.
	let free = 0;
	for (let left = count; left > 0; left--) {
		if (at + CENTRAL.length > end || view.getUint32(at, true) !== CENTRAL.signature) {
			throw refuse('the archive’s directory is damaged');
		}
		const local = view.getUint32(at + 42, true);
		if (local < free) throw refuse('entries of the archive overlap');
		const entry = readEntry(archive, view, at, local, directory);
		entries.push(entry);
		free = entry.stored.byteOffset - archive.byteOffset + entry.stored.byteLength;
		at += recordLength(view, at);
	}
	if (at !== end) throw refuse('the archive’s directory is damaged');
	return entries;
}

function recordLength(view: DataView, at: number): number {
	const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
	return CENTRAL.length + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
}

function readEntry(
	archive: Uint8Array,
	view: DataView,
	at: number,
	local: number,
	directory: number,
): ZipEntry {
	const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
	const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
	if (flags & REFUSED_FLAGS) throw refuse('an entry of the archive is encrypted');
	if (method !== STORED && method !== DEFLATED) throw refuse(`an entry is packed by the method ${method}`);
	if (packed === 0xffffffff || size === 0xffffffff) throw refuse('an entry is in the 64-bit format');
	if (method === STORED && packed !== size) throw refuse('an entry has two sizes');
	if (isLink(view.getUint32(at + 38, true))) throw refuse('an entry of the archive is a link');
	const nameLength = view.getUint16(at + 28, true);
	const name = readName(archive, at + CENTRAL.length, nameLength, archive.byteLength);
	const begin = local + LOCAL.length;
	if (begin > directory || view.getUint32(local, true) !== LOCAL.signature) {
		throw refuse('an entry of the archive is not where its directory says');
	}
	const localNameLength = view.getUint16(local + 26, true);
	if (readName(archive, begin, localNameLength, directory) !== name) {
		throw refuse('an entry of the archive has two names');
	}
	const data = begin + localNameLength + view.getUint16(local + 28, true);
	if (data + packed > directory) throw refuse('an entry of the archive leads out of it');
	return {
		name,
		isDeflated: method === DEFLATED,
		crc32: view.getUint32(at + 16, true),
		size,
		stored: archive.subarray(data, data + packed),
	};
}

/** The upper half of the external attributes is a Unix mode: 0o120000 is a symbolic link. */
function isLink(attributes: number): boolean {
	return ((attributes >>> 16) & 0o170000) === 0o120000;
}

function readName(archive: Uint8Array, from: number, length: number, end: number): string {
	if (from + length > end) throw refuse('the archive’s directory is damaged');
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
			archive.subarray(from, from + length),
		);
	} catch {
		throw refuse('the name of an entry is not UTF-8');
	}
}
