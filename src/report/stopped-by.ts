import type { UserError } from '../errors.ts';
import type { Stopped } from './report.ts';

/** An error as a report has it. */
export function stoppedBy({ code, message, facts, location, hint }: UserError): Stopped {
	return {
		...{ code, message, facts, hint: hint ?? null },
		location: location ? { file: location.file, line: location.line ?? null } : null,
	};
}
