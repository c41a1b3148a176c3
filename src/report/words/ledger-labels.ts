import type { LedgerEntry } from '../../project/project.ts';

/** What each kind of ledger entry is called. */
export const LEDGER_LABELS: Readonly<Record<LedgerEntry['kind'], string>> = {
	assumed: 'Assumed',
	skipped: 'Skipped',
	'not-understood': 'Not understood',
};
