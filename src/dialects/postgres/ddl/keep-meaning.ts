import { keepArrayTypes } from './array-types.ts';
import { keepColumnNames } from './column-names.ts';
import { keepCycleMarks } from './cycle-marks.ts';

/** A statement with what the engine printed in such words that the engine reads the same from it. */
export function keepMeaning(statement: string): string {
	return keepColumnNames(keepCycleMarks(keepArrayTypes(statement)));
}
