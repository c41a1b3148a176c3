import type { Dialect, Engine, SchemaReader } from '../../src/dialects/dialect.ts';
import { postgres } from '../../src/dialects/postgres/postgres.ts';

/** A dialect with one engine, which is emptied and given out again whenever somebody opens one. */
export interface OneEngine {
	readonly dialect: Dialect;
	close(): Promise<void>;
}

/** Opens the engine that many examples are judged in: each for itself would take half a second only to begin. */
export function oneEngine(empty: (engine: Engine) => Promise<void>): OneEngine {
	let opened: Promise<Engine> | null = null;
	let memory: SchemaReader['memory'];
	let isWatching = false;
	const lend = async (options: Parameters<Dialect['openEngine']>[0]): Promise<Engine> => {
		// A later example may ask for another extension than the first.
		opened ??= postgres.openEngine({ ...options, sources: 'unknown' });
		const engine = await opened;
		await empty(engine);
		return { ...engine, close: async () => {} };
	};
	const dialect: Dialect = {
		...postgres,
		openEngine: lend,
		async openSchemaReader(engine, ignored) {
			const reader = await postgres.openSchemaReader(engine, ignored, memory);
			memory = reader.memory;
			return reader;
		},
		async watchRewrites(engine) {
			if (!isWatching) await postgres.watchRewrites(engine);
			isWatching = true;
		},
	};
	return { dialect, close: async () => (await opened)?.close() };
}
