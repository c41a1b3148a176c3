import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';

const DIGEST_BYTES = 32;

/** Plain data, Maps and Sets included, as bytes that tell by themselves whether they are whole. */
export function writeEntry(data: unknown): Uint8Array {
	const bytes = serialize(data);
	return Buffer.concat([digest(bytes), bytes]);
}

/** The data of an entry; undefined where its bytes are not those that were written. */
export function readEntry(entry: Uint8Array): unknown {
	const bytes = entry.subarray(DIGEST_BYTES);
	if (!digest(bytes).equals(entry.subarray(0, DIGEST_BYTES))) return undefined;
	return deserialize(bytes);
}

function digest(bytes: Uint8Array): Buffer {
	return createHash('sha256').update(bytes).digest();
}
