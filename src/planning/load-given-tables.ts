import { loadDocument } from '../compare/document-schema.ts';
import type { Dialect, EngineLimits } from '../dialects/dialect.ts';
import type { Schema } from '../model/schema.ts';
import { codeFence } from '../specification/markdown.ts';
import { parseDocument } from '../specification/parse-document.ts';
import type { StatementRequirement } from './requirement.ts';

/** The schema that the requirements' own SQL builds, as the engine understands it; null where there is none. */
export async function loadGivenTables(
	dialect: Dialect,
	statements: readonly StatementRequirement[],
	limits: EngineLimits,
): Promise<Schema | null> {
	if (statements.length === 0) return null;
	const text = statements.map(({ sql }) => codeFence('sql', `${sql};`)).join('\n\n');
	const { described } = await loadDocument(dialect, parseDocument('requirements', text), limits);
	return described.schema;
}
