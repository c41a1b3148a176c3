import type { OnProgress } from '../replay/replay.ts';

/** Runs something with a line on the terminal that says which migration is being replayed; nothing of it in a pipe. */
export async function progressLine<T>(run: (onProgress: OnProgress) => Promise<T>): Promise<T> {
	const { stderr } = process;
	if (!stderr.isTTY) return run(() => {});
	try {
		return await run((path, number, total) => {
			const line = `replaying ${number}/${total} ${path.replace(/\p{C}/gu, '?')}`;
			stderr.write(`\r\u001b[K${line.slice(0, (stderr.columns ?? 80) - 1)}`);
		});
	} finally {
		stderr.write('\r\u001b[K');
	}
}
