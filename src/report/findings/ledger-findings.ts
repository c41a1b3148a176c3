import type { LedgerEntry } from '../../project/project.ts';
import type { Finding } from '../report.ts';

/** The entries of a ledger that a strict run does not accept: what was skipped is known to make no difference. */
export function unsettledEntries(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
	return ledger.filter(({ kind }) => kind !== 'skipped');
}

/** Errors for what the replay of a strict run assumed or did not understand. */
export function ledgerFindings(ledger: readonly LedgerEntry[]): readonly Finding[] {
	return unsettledEntries(ledger).map(({ kind, message, file, line }) => ({
		code: kind === 'assumed' ? 'replay/assumed' : 'replay/not-understood',
		severity: 'error',
		introduced: true,
		subject: '',
		message: message.replace(/\.$/, ''),
		detail: null,
		differences: [],
		document: null,
		migration: { file, line: line ?? 1 },
		hint: 'Say in the config or in the migrations what had to be guessed, or leave `strict` off.',
	}));
}
