import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The host that GitHub sends downloads of artifacts to; it is not GitHub's own. */
export interface ArchiveHost {
	/** The address of an archive with these bytes. */
	add(bytes: Uint8Array): string;
	/** What requests have said of who they are; a token has no business here. */
	readonly authorizations: readonly string[];
	close(): Promise<void>;
}

/** Starts the host on loopback; close it when done. */
export async function startArchiveHost(): Promise<ArchiveHost> {
	const archives: Uint8Array[] = [];
	const authorizations: string[] = [];
	const server = createServer((request, response) => {
		if (request.headers.authorization) authorizations.push(request.headers.authorization);
		const bytes = archives[Number(request.url?.slice(1))];
		response.writeHead(bytes ? 200 : 404, { 'content-type': 'application/zip' });
		response.end(bytes);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		add: (bytes) => `http://127.0.0.1:${port}/${archives.push(bytes) - 1}`,
		authorizations,
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
