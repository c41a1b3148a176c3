import type { Applied, Batch } from '../../dialect.ts';
import type { Tracer } from '../trace/tracer.ts';
import { EngineEnded, endedFailure } from './engine-ended.ts';
import { utf16Offset } from './error-position.ts';
import type { RawApplied } from './worker-protocol.ts';

/** What a session tells of a batch, with the traces read as effects and the error placed in its statement. */
export function presentApplied(raw: RawApplied, batch: Batch, tracer: Tracer): Applied {
	const statements = raw.statements.map(({ index, command, trace }) => ({
		index,
		command,
		effects: tracer.read(trace, batch.statements[index]?.sql),
	}));
	const { splitTransaction } = raw;
	if (raw.failure) {
		const { index, error } = raw.failure;
		const sql = batch.statements[index]?.sql ?? '';
		const offset =
			error.position === null || error.internalPosition ? null : utf16Offset(sql, error.position - 1);
		const { sqlstate, message, detail, hint, context } = error;
		const ended = raw.healthy ? null : ('crash' as const);
		return {
			statements,
			splitTransaction,
			failure: { index, sqlstate, message, detail, hint, context, offset, ended },
		};
	}
	if (!raw.healthy) {
		const error = new EngineEnded('crash', 'left the engine without an answer');
		return {
			statements,
			splitTransaction,
			failure: endedFailure(error, Math.max(batch.statements.length - 1, 0)),
		};
	}
	return { statements, splitTransaction, failure: null };
}
