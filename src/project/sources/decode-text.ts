import { isUtf8 } from 'node:buffer';
import { UserError } from '../../errors.ts';

/** The largest file that is read, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** A file's text, with its byte order mark where it has one; throws a UserError that names the file and the line that is not UTF-8 text. */
export function decodeText(path: string, bytes: Uint8Array): string {
	if (isUtf8(bytes) && !bytes.includes(0)) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	throw new UserError('load', `${reasonFor(bytes)}; the first byte that cannot be read is here.`, {
		location: { file: path, line: firstBadLine(bytes) },
		hint: 'Save the file as UTF-8.',
	});
}

function reasonFor(bytes: Uint8Array): string {
	if (isUtf16(bytes)) return 'This file is UTF-16 text';
	return isUtf8(bytes) ? 'This file has a NUL byte in it, which no SQL has' : 'This file is not UTF-8 text';
}

/** Windows tools save text so, with a byte order mark. */
function isUtf16([first, second]: Uint8Array): boolean {
	return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The error for a file above the limit. */
export function tooLarge(path: string, size: number): UserError {
	return new UserError('load', `This file is too large: ${toMegabytes(size)} MB.`, {
		location: { file: path },
		hint: `Files up to ${toMegabytes(LARGEST_FILE)} MB are read. Keep bulk data out of the migrations.`,
	});
}

function toMegabytes(bytes: number): number {
	return Math.ceil(bytes / (1024 * 1024));
}

/** No byte of a longer UTF-8 character is a line feed, so each line can be judged by itself. */
function firstBadLine(bytes: Uint8Array): number {
	let line = 1;
	for (let start = 0; start < bytes.length; line++) {
		const newline = bytes.indexOf(10, start);
		const end = newline < 0 ? bytes.length : newline;
		const content = bytes.subarray(start, end);
		if (!isUtf8(content) || content.includes(0)) return line;
		start = end + 1;
	}
	return line;
}
