import type { ColumnStorage } from '../../../model/objects.ts';
import { present } from './present.ts';

/** What `COLUMN_STORAGE` reads of a column: null where it is what a column has by itself. */
export interface ColumnStorageRow {
	readonly kept: {
		readonly storage: NonNullable<ColumnStorage['storage']> | null;
		readonly compression: NonNullable<ColumnStorage['compression']> | null;
		readonly statistics: number | null;
		readonly options: readonly string[] | null;
	} | null;
}

/** SQL: how the values of the row `a` of pg_attribute with the type `t` are kept, for `kept`. */
export const COLUMN_STORAGE = `CASE WHEN a.attstorage <> t.typstorage OR a.attcompression <> ''
		OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL THEN json_build_object(
			'storage', CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage
				WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END,
			'compression', CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
			'statistics', CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END,
			'options', a.attoptions) END`;

/** The parts of the row that are not what a column has by itself. */
export function toColumnStorage({ kept }: Partial<ColumnStorageRow>): ColumnStorage {
	return kept ? present({ ...kept, options: kept.options?.toSorted() ?? null }) : {};
}
