import { strToU8, Zip, ZipDeflate, ZipPassThrough, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, unzipFile } from '../../../../src/github/artifact/unzip.ts';

const KNOWN = ['report.json', 'specification.patch'];
const TEXT = strToU8('{"a":1}\n'.repeat(1000));
const PLAIN = zipSync({ 'report.json': TEXT });

const unzip = (archive: Uint8Array) => unzipFile(archive, 'report.json', KNOWN);

/** An archive written piece by piece, so that sizes stand behind each file, as GitHub's own tools write it. */
function streamed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
	const chunks: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		chunks.push(chunk);
	});
	for (const [name, bytes] of Object.entries(files)) {
		const file = new ZipDeflate(name, { level: 9 });
		zip.add(file);
		file.push(bytes.subarray(0, 10));
		file.push(bytes.subarray(10), true);
	}
	zip.end();
	return Buffer.concat(chunks);
}

/** A copy with numbers written into the first record of a kind; offsets are from its signature. */
function patched(
	archive: Uint8Array,
	signature: number,
	...changes: readonly (readonly [offset: number, bytes: 2 | 4, value: number])[]
): Uint8Array {
	const copy = Buffer.from(archive);
	const mark = Buffer.alloc(4);
	mark.writeUInt32LE(signature);
	const at = signature === LOCAL ? 0 : copy.lastIndexOf(mark);
	for (const [offset, bytes, value] of changes) copy.writeUIntLE(value, at + offset, bytes);
	return copy;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

function twice(name: string): Uint8Array {
	const chunks: Uint8Array[] = [];
	const zip = new Zip((_, chunk) => void chunks.push(chunk));
	for (const text of ['one', 'two']) {
		const file = new ZipPassThrough(name);
		zip.add(file);
		file.push(strToU8(text), true);
	}
	zip.end();
	return Buffer.concat(chunks);
}

/** Two entries of the directory that lead to the same bytes. */
function overlapping(): Uint8Array {
	const archive = zipSync({ 'report.json': TEXT, 'report.jsoN': TEXT });
	const copy = Buffer.from(archive);
	const mark = Buffer.alloc(4);
	mark.writeUInt32LE(CENTRAL);
	copy.writeUInt32LE(0, copy.lastIndexOf(mark) + 42);
	return copy;
}

describe('unzipFile', () => {
	it.each([
		['packed', PLAIN],
		['stored', zipSync({ 'report.json': TEXT }, { level: 0 })],
		['written piece by piece', streamed({ 'report.json': TEXT, 'specification.patch': strToU8('') })],
		['beside the patch', zipSync({ 'specification.patch': TEXT, 'report.json': TEXT })],
		['inside a larger buffer', Buffer.concat([Buffer.alloc(7), PLAIN]).subarray(7)],
	])('gives the bytes of a file that is %s', (_, archive) => {
		expect(Buffer.from(unzip(archive) ?? []).equals(TEXT)).toBe(true);
	});

	it('gives an empty file, and null for one that is not there', () => {
		expect(unzip(zipSync({ 'report.json': new Uint8Array() }))).toHaveLength(0);
		expect(unzip(zipSync({ 'specification.patch': TEXT }))).toBeNull();
		expect(unzip(zipSync({}))).toBeNull();
	});

	it.each([
		['nothing', new Uint8Array(), 'it is no ZIP archive'],
		['something else', strToU8('{"version":1}'.repeat(10)), 'it is no ZIP archive'],
		[
			'an archive with something behind it',
			Buffer.concat([PLAIN, Buffer.from('x')]),
			'something behind its end',
		],
		['half an archive', PLAIN.subarray(0, PLAIN.length / 2), 'it is no ZIP archive'],
		['a name that leads out', zipSync({ '../report.json': TEXT }), 'a file that does not belong there'],
		['an absolute name', zipSync({ '/tmp/report.json': TEXT }), 'a file that does not belong there'],
		['a name with a backslash', zipSync({ '..\\report.json': TEXT }), 'a file that does not belong there'],
		['a name in a folder', zipSync({ 'a/report.json': TEXT }), 'a file that does not belong there'],
		['a name with a NUL', zipSync({ 'report.json\0.exe': TEXT }), 'a file that does not belong there'],
		[
			'another name beside it',
			zipSync({ 'report.json': TEXT, 'run.sh': TEXT }),
			'a file that does not belong there',
		],
		[
			'a name that says what nobody should obey',
			zipSync({ '\n::error::x': TEXT }),
			'a file that does not belong',
		],
		['one name twice', twice('report.json'), 'it has a file twice'],
		[
			'many entries',
			zipSync(Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}`, TEXT]))),
			'9 entries',
		],
		['overlapping entries', overlapping(), 'entries of the archive overlap'],
		['an encrypted entry', patched(PLAIN, CENTRAL, [8, 2, 1]), 'is encrypted'],
		['strong encryption', patched(PLAIN, CENTRAL, [8, 2, 0x41]), 'is encrypted'],
		['a hidden directory', patched(PLAIN, CENTRAL, [8, 2, 0x2000]), 'is encrypted'],
		['an unknown method', patched(PLAIN, CENTRAL, [10, 2, 14]), 'packed by the method 14'],
		['a link', patched(PLAIN, CENTRAL, [38, 4, (0o120777 << 16) >>> 0]), 'is a link'],
		['64-bit sizes', patched(PLAIN, CENTRAL, [24, 4, 0xffffffff]), '64-bit'],
		['a 64-bit directory', patched(PLAIN, END, [16, 4, 0xffffffff]), '64-bit'],
		['a 64-bit count', patched(PLAIN, END, [8, 2, 0xffff], [10, 2, 0xffff]), '64-bit'],
		['several disks', patched(PLAIN, END, [4, 2, 1]), 'is divided'],
		['a directory elsewhere', patched(PLAIN, END, [16, 4, 3]), 'directory is damaged'],
		['more entries than there are', patched(PLAIN, END, [8, 2, 2], [10, 2, 2]), 'directory is damaged'],
		['fewer entries than there are', patched(PLAIN, END, [8, 2, 0], [10, 2, 0]), 'directory is damaged'],
		['an entry elsewhere', patched(PLAIN, CENTRAL, [42, 4, 5]), 'not where its directory says'],
		[
			'an entry behind the directory',
			patched(PLAIN, CENTRAL, [42, 4, 0x7fffffff]),
			'not where its directory says',
		],
		['an entry that is longer than the archive', patched(PLAIN, CENTRAL, [20, 4, 1e6]), 'leads out of it'],
		['a name that is not UTF-8', patched(PLAIN, CENTRAL, [46, 2, 0xffff]), 'not UTF-8'],
		['two names', patched(PLAIN, LOCAL, [30, 2, 0x4141]), 'has two names'],
		['another checksum', patched(PLAIN, CENTRAL, [16, 4, 1]), 'report.json is damaged'],
		['a larger size', patched(PLAIN, CENTRAL, [24, 4, TEXT.length + 1]), 'report.json is damaged'],
		['a smaller size', patched(PLAIN, CENTRAL, [24, 4, 10]), 'report.json is damaged'],
		[
			'a size above the limit',
			patched(PLAIN, CENTRAL, [24, 4, 0x7fffffff]),
			'it would unpack to 2147483647 bytes',
		],
		['a packed stream that is none', patched(PLAIN, LOCAL, [41, 4, 0xffffffff]), 'report.json is damaged'],
		['too many bytes', new Uint8Array(ARCHIVE_LIMITS.packed + 1), 'the archive has 16777217 bytes'],
	])('refuses %s', (_, archive, reason) => {
		expect(() => unzip(archive)).toThrow(
			expect.objectContaining({ code: 'artifact', message: expect.stringContaining(reason) }),
		);
	});

	it('stops a bomb that says it is small, long before it has unpacked', () => {
		const bomb = zipSync({ 'report.json': new Uint8Array(64 * 1024 * 1024) }, { level: 9, mem: 8 });
		expect(bomb.byteLength).toBeLessThan(1024 * 1024);
		const liar = patched(bomb, CENTRAL, [24, 4, 1000]);
		const before = process.memoryUsage().arrayBuffers;
		expect(() => unzip(liar)).toThrow('report.json is damaged');
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
	});
});
