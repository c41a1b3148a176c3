import type { HistoryFigures } from '../specification/history-figures.ts';
import { findHotTables } from './find-hot-tables.ts';
import { type ToldReplay, traceLives } from './lives/trace-lives.ts';
import { measureTrend } from './measure-trend.ts';

/** What the specification says of how a schema came to be what it is. */
export function measureFigures(replay: ToldReplay): HistoryFigures {
	const tables = traceLives(replay);
	return {
		hotTables: findHotTables(tables, replay.migrations),
		trend: measureTrend(tables, replay.migrations),
	};
}
