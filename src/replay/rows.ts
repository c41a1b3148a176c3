export type { RowValue, TableRows } from '../model/rows.ts';
