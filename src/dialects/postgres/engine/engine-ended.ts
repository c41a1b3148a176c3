import { UserError } from '../../../errors.ts';
import type { EngineFailure, EngineLimits } from '../../dialect.ts';
import type { WorkerResponse } from './worker-protocol.ts';

/** Why an engine was ended before it answered; the message goes on after "this statement". */
export class EngineEnded extends Error {
	readonly reason: NonNullable<EngineFailure['ended']>;

	constructor(reason: NonNullable<EngineFailure['ended']>, message: string) {
		super(message);
		this.reason = reason;
	}
}

/** An engine that had to be ended because of the memory that it took. */
export function memoryEnded({ memoryMegabytes }: EngineLimits): EngineEnded {
	return new EngineEnded('memory', `took more than ${memoryMegabytes} MB of memory`);
}

/** An engine that broke by itself. */
export function brokenBy({ message }: { readonly message: string }): EngineEnded {
	return new EngineEnded('crash', `broke the engine: ${message}`);
}

/** What an answer that is no result says about the end of the engine. */
export function endedBy(response: WorkerResponse, limits: EngineLimits): EngineEnded {
	if (response.kind === 'out-of-memory') return memoryEnded(limits);
	return brokenBy(response.kind === 'failed' ? response : { message: 'it gave an unexpected answer' });
}

/** The failure of a batch during which the engine ended; the index is of the statement that was running. */
export function endedFailure(error: EngineEnded, index: number): EngineFailure {
	return {
		index,
		sqlstate: '',
		message: error.message,
		detail: null,
		hint: null,
		context: null,
		offset: null,
		ended: error.reason,
	};
}

/** The error for an engine that ended while its catalogs were read. */
export function readingEnded(cause: EngineEnded): UserError {
	return new UserError('limit', `reading the schema from the engine ${cause.message}`, {
		hint: 'For a schema that needs more, raise `limits.run-seconds` or `limits.memory-megabytes` in the config.',
		cause,
	});
}

const LONGEST_QUERY = 200;

/** The error for catalogs that the engine itself cannot read. */
export function unreadable(message: string, query: string): UserError {
	return new UserError('replay', `the engine cannot read its own catalogs any more: ${message}`, {
		facts: { query: query.replace(/\s+/g, ' ').slice(0, LONGEST_QUERY) },
		hint: 'Look for a migration that writes to the tables of pg_catalog; where there is none, please report it.',
	});
}
