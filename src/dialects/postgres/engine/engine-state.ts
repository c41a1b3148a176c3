import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import type { Memory } from '../trace/tracer.ts';
import type { Standing } from './worker-protocol.ts';

/** Everything that another engine has to have to go on where one stands. */
export interface EngineState {
	/** The data directory as a tar archive. */
	readonly files: Uint8Array<ArrayBuffer>;
	readonly standing: Standing;
	/** What the tracer knows. */
	readonly memory: Memory;
	/** The settings that statements may have brought into being, by name. */
	readonly bonds: readonly string[];
}

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Most of a data directory is zeros: the quickest level makes a fifth of it, a better one hardly less. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** An engine's state as bytes. */
export async function encodeState({ files, ...rest }: EngineState): Promise<Uint8Array> {
	return serialize({ ...rest, files: await compress(files, LEVEL) });
}

/** The state that `encodeState` wrote; throws for bytes that are none. */
export async function decodeState(bytes: Uint8Array): Promise<EngineState> {
	const { files, ...rest } = deserialize(bytes);
	return { ...rest, files: await decompress(files) };
}
