import type { IncomingMessage } from 'node:http';

/** Reads a request's body as text; null where it is longer than so many bytes, of which no more is read then. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
	if (Number(request.headers['content-length'] ?? 0) > limit) return null;
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > limit) return null;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
