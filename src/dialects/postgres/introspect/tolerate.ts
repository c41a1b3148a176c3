import { UserError } from '../../../errors.ts';
import type { Engine, EngineNote } from '../../dialect.ts';

/** An engine whose catalogs may lack some, and what was asked of it in vain. */
export interface Tolerated {
	readonly engine: Engine;
	/** One for each query that failed and was answered with no rows; it grows while the engine is asked. */
	readonly gaps: readonly EngineNote[];
}

/** An engine that answers a query which its server cannot run with no rows, and remembers it. */
export function tolerate(engine: Engine): Tolerated {
	const gaps: EngineNote[] = [];
	return {
		gaps,
		engine: {
			...engine,
			async query<Row>(sql: string): Promise<readonly Row[]> {
				try {
					return await engine.query<Row>(sql);
				} catch (error) {
					if (!(error instanceof UserError) || error.code !== 'replay') throw error;
					const catalog = /\bFROM\s+(pg_\w+)/i.exec(sql)?.[1] ?? 'its settings';
					const message = `This server does not have what is asked of ${catalog}, and it is left out: ${error.message}`;
					gaps.push({ kind: 'not-understood', message });
					return [];
				}
			},
		},
	};
}
