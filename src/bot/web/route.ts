import type { IncomingMessage } from 'node:http';

/** What a request is answered with. */
export interface Answer {
	readonly status: number;
	readonly body: string;
	/** The content type; plain text where it is left out. */
	readonly type?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** A path that the bot answers. */
export interface Route {
	readonly method: 'GET' | 'POST';
	/** Exact, without the query. */
	readonly path: string;
	readonly answer: (request: IncomingMessage) => Promise<Answer>;
}
