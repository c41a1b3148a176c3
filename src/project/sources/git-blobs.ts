import { UserError } from '../../errors.ts';
import { LARGEST_FILE } from './decode-text.ts';
import { streamGit } from './git.ts';

/** One object's content, or its size in bytes where that is above the limit. */
export type Blob = { readonly bytes: Buffer } | { readonly tooLarge: number };

/**
 * A reader of git's file contents by object hash. What is asked for at one time is read by one git process, which ends
 * with it, so that there is nothing to close.
 */
export function openBlobs(directory: string): (hash: string) => Promise<Blob> {
	let waiting: {
		readonly hash: string;
		readonly resolve: (blob: Blob) => void;
		readonly reject: (error: unknown) => void;
	}[] = [];

	const flush = async (): Promise<void> => {
		const batch = waiting;
		waiting = [];
		try {
			const { blobs, missing } = await readBatch(directory, [...new Set(batch.map(({ hash }) => hash))]);
			for (const { hash, resolve, reject } of batch) {
				const blob = blobs.get(hash);
				if (blob) resolve(blob);
				// Nothing else that was asked for at the same time suffers from it.
				else reject(missing(hash));
			}
		} catch (error) {
			for (const { reject } of batch) reject(error);
		}
	};

	return (hash) =>
		new Promise((resolve, reject) => {
			if (waiting.length === 0) setImmediate(flush);
			waiting.push({ hash, resolve, reject });
		});
}

/** What one git process read, and the error for what it did not. */
interface Batch {
	readonly blobs: ReadonlyMap<string, Blob>;
	missing(hash: string): UserError;
}

async function readBatch(directory: string, hashes: readonly string[]): Promise<Batch> {
	const blobs = new Map<string, Blob>();
	const reader = readReplies((hash, blob) => blobs.set(hash, blob));
	const { stderr } = await streamGit(directory, ['cat-file', '--batch'], `${hashes.join('\n')}\n`, reader);
	return { blobs, missing: (object) => missingObject(object, stderr) };
}

function missingObject(object: string, stderr: string): UserError {
	return new UserError('git', 'The content of a file of this commit is not in this clone.', {
		facts: { object, ...(stderr && { git: stderr }) },
		hint: 'The clone is incomplete: fetch it without `--filter`, in a workflow without `filter:` for actions/checkout.',
	});
}

/** Takes git's answers apart: `HASH TYPE SIZE`, a line feed, that many bytes, a line feed. */
function readReplies(onBlob: (hash: string, blob: Blob) => void): (chunk: Buffer) => void {
	let rest: Buffer = Buffer.alloc(0);
	let open: { readonly hash: string; readonly size: number; readonly parts: Buffer[]; left: number } | null =
		null;

	return (chunk) => {
		rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
		for (;;) {
			if (!open) {
				const newline = rest.indexOf(10);
				if (newline < 0) return;
				const [hash = '', type = '', size = ''] = rest.subarray(0, newline).toString().split(' ');
				rest = rest.subarray(newline + 1);
				if (type === 'missing') continue;
				// One more for the line feed after the content.
				open = { hash, size: Number(size), parts: [], left: Number(size) + 1 };
			}
			const taken = rest.subarray(0, open.left);
			if (open.size <= LARGEST_FILE) open.parts.push(taken);
			open.left -= taken.length;
			rest = rest.subarray(taken.length);
			if (open.left > 0) return;
			const { hash, size, parts } = open;
			onBlob(hash, size > LARGEST_FILE ? { tooLarge: size } : { bytes: Buffer.concat(parts, size) });
			open = null;
		}
	};
}
