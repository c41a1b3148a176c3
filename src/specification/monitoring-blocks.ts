import { blockId } from './block-id.ts';
import type { MonitoringQuery } from './rehearsed.ts';
import { render } from './renderer.ts';
import type { GeneratedBlock } from './section.ts';

/** One block for each monitoring query. */
export function monitoringBlocks(queries: readonly MonitoringQuery[]): readonly GeneratedBlock[] {
	return queries.map(({ id, title, shows, remedy, sql, needs }) => ({
		id: blockId(`monitoring ${id}`),
		heading: title,
		content: render('monitoring', {
			shows,
			remedy,
			needs: needs?.words ?? null,
			// What needs an extension is no part of the schema, be it there or not.
			language: needs ? 'sql proposal' : 'sql',
			sql: sql === null ? null : [...(needs ? [needs.sql] : []), sql].map((each) => `${each};`).join('\n\n'),
		}),
	}));
}
