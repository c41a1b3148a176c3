import type { Listening } from '../../../listening.ts';
import type { Scratch } from './open-scratch.ts';

/** The door of a scratch database, which is the server's own: programs connect to it as this tool does. */
export function listenOnServer(scratch: Scratch): Listening {
	return {
		url: scratch.url,
		// A program's time is watched by who runs it, and the server ends what runs too long.
		ended: new Promise(() => {}),
		async close() {
			await scratch.endOthers();
			return null;
		},
	};
}
