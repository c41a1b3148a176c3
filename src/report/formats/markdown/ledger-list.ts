import type { LedgerEntry } from '../../../project/project.ts';
import { LEDGER_LABELS } from '../../words/ledger-labels.ts';
import { inlineText } from './escape.ts';
import { listItems } from './fold.ts';
import { filePlace, place, type RepositoryLinks } from './links.ts';

/** What the replay assumed, skipped or did not understand, with the place. */
export function ledgerList(
	ledger: readonly LedgerEntry[],
	links: RepositoryLinks | null,
	most: number,
): string {
	return listItems(ledger, most, ({ kind, message, file, line }) => {
		const said = `- ${LEDGER_LABELS[kind]}: ${inlineText(message)}`;
		if (file === '') return said;
		return `${said} (${line === null ? filePlace(file, links) : place({ file, line }, links)})`;
	});
}
