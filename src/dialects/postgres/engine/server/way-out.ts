import type { EngineFailure } from '../../../dialect.ts';

/** A failure with what to do about it, where that is another thing on a server than in the embedded engine. */
export function withWayOut(failure: EngineFailure): EngineFailure {
	const wayOut = wayOutOf(failure);
	return wayOut === null ? failure : { ...failure, wayOut };
}

function wayOutOf({ sqlstate, message, ended }: EngineFailure): string | null {
	if (ended === 'crash') return 'The server ended the connection at this statement; its log says why.';
	if (sqlstate === '42501') {
		return 'The user of the database URL may not do this. Use one that may, or `engine: embedded`, where migrations run as a superuser.';
	}
	if (sqlstate === '42704' && /^role "/.test(message)) {
		return 'Roles belong to the whole server, so a replay makes none there: create it by hand, or use `engine: embedded`.';
	}
	return null;
}
