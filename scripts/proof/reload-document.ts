import type { Change } from '../../src/compare/change.ts';
import { compareSchemas } from '../../src/compare/compare-schemas.ts';
import type { Dialect, Engine } from '../../src/dialects/dialect.ts';
import { withoutGiven } from '../../src/model/given.ts';
import type { Schema } from '../../src/model/schema.ts';
import { loadStatements } from '../../src/replay/load-statements.ts';
import { makeGiven } from '../../src/replay/run-preludes.ts';
import { parseDocument } from '../../src/specification/parse-document.ts';

/** What came of loading all SQL fences of a document, as they stand, into an empty engine. */
export interface Reloaded {
	readonly statements: number;
	/** Statements that never loaded, with the document's line and the engine's message. */
	readonly broken: readonly { readonly line: number; readonly sql: string; readonly message: string }[];
	/** From the schema that the document was generated for to what its fences built. */
	readonly changes: readonly Change[];
}

/** Loads the fences of a generated document in document order, the way claims are loaded, and compares what they build. */
export async function reloadDocument(
	dialect: Dialect,
	engine: Engine,
	text: string,
	schema: Schema,
): Promise<Reloaded> {
	const { statements } = parseDocument('generated.md', text);
	await makeGiven(engine, schema.given);
	const extensions = await dialect.listExtensions(engine);
	const { broken } = await loadStatements(engine, [statements], extensions);
	const { schema: built } = await dialect.introspect(engine, []);
	return {
		statements: statements.length,
		broken: broken.map(({ statement, failure }) => ({
			line: statement.line,
			sql: statement.text,
			message: failure.message,
		})),
		changes: compareSchemas(schema, withoutGiven(built, schema.given)),
	};
}
