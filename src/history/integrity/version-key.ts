import type { RivalMigration } from './compared-history.ts';

/** A version as what it is: a number without zeros before it, or a text. */
export function versionKey({ version }: Pick<RivalMigration, 'version'>): string {
	return /^\d+$/.test(version) ? version.replace(/^0+(?=\d)/, '') : version;
}
