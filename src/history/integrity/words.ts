import { pathInHistory } from '../../project/moved-paths.ts';
import type { Migration } from '../../project/project.ts';
import type { ComparedHistory } from './compared-history.ts';

/** What a migration is called in a sentence: its path below the migrations' directory. */
export function nameAtHead({ head }: ComparedHistory, { path }: Pick<Migration, 'path'>): string {
	return pathInHistory(head, path);
}

/** The same for one of the merge base. */
export function nameAtBase({ base }: ComparedHistory, { path }: Pick<Migration, 'path'>): string {
	return pathInHistory(base, path);
}

/** Sentences that hold, one after the other; null where none does. */
export function sentences(...all: readonly string[]): string | null {
	return all.filter((each) => each !== '').join(' ') || null;
}

/** This many names are listed. */
const MOST = 20;

/** Names one below the other, the first twenty of many. */
export function listNames(names: readonly string[]): string {
	const more = names.length - MOST;
	return [...names.slice(0, MOST), ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}
