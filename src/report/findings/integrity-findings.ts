import type { Breach } from '../../history/integrity/breach.ts';
import type { Finding } from '../report.ts';

/** What a pull request does to the history, as findings. */
export function integrityFindings(breaches: readonly Breach[]): readonly Finding[] {
	return breaches.map(({ code, severity, message, detail, place, hint }) => ({
		...{ code, severity, message, detail, hint, introduced: true, subject: '', differences: [] },
		document: null,
		migration: place,
	}));
}
