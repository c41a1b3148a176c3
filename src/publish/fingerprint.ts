import { createHash } from 'node:crypto';
import type { DatabaseReport, Finding } from '../report/report.ts';

/** What a finding is across pushes and rebases: its database, code and object, no line and no count; 16 hexadecimal digits. */
export function fingerprint(database: Pick<DatabaseReport, 'document'>, finding: Finding): string {
	const { code, subject, message } = finding;
	const words = message.replace(/\d+/g, '0');
	const identity = JSON.stringify([
		...[database.document, code, subject === '' ? words : subject],
		// Rules find the same about one object in one statement after another.
		...(code.startsWith('lint/') ? [finding.migration?.file ?? '', words] : []),
	]);
	return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
