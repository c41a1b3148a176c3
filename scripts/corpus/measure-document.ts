import { makeFacts } from '../../src/commands/make-facts.ts';
import type { DatabaseConfig } from '../../src/config/config.ts';
import { postgres } from '../../src/dialects/postgres/postgres.ts';
import type { Replay } from '../../src/replay/replay.ts';
import { NO_PLAN } from '../../src/specification/planned.ts';
import { regenerate } from '../../src/specification/regenerate.ts';
import type { Rehearsed } from '../../src/specification/rehearsed.ts';
import { reloadDocument } from '../proof/reload-document.ts';
import { describeProof } from './describe-proof.ts';

/** A history's generated document, loaded again. */
export interface MeasuredDocument {
	readonly kilobytes: number;
	/** SQL statements in its fences. */
	readonly statements: number;
	/** What does not load, and what is another schema than the migrations', in words; empty where all is well. */
	readonly problems: readonly string[];
}

/** Generates the document of a history and loads all of its fences into an engine of their own. */
export async function measureDocument(
	database: DatabaseConfig,
	replay: Replay,
	rehearsed: Rehearsed,
): Promise<MeasuredDocument> {
	const text = regenerate(null, makeFacts(postgres, database, replay, database.name, rehearsed, NO_PLAN));
	const engine = await postgres.openEngine({
		limits: database.limits,
		sources: [replay.schema.given?.sql ?? '', text],
	});
	try {
		const { statements, broken, changes } = await reloadDocument(postgres, engine, text, replay.schema);
		return {
			kilobytes: Math.round(Buffer.byteLength(text) / 1024),
			statements,
			problems: [
				...broken.map(({ line, message, sql }) => `line ${line} does not load: ${message}\n${sql}`),
				...describeProof({ changes, failure: null }),
			],
		};
	} finally {
		await engine.close();
	}
}
