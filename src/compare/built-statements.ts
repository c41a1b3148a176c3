import type { Identity } from '../model/identity.ts';
import { findObject, type Schema } from '../model/schema.ts';
import type { DocumentStatement } from '../specification/document.ts';
import { compareReading, isPartOfMissing } from './compare-specification.ts';
import type { DocumentSchema } from './document-schema.ts';

/**
 * The claims that the migrations have made true: they run, they make something, and all that they make is built as they
 * say. Rows and rights leave no trace in the schema, so what makes nothing else is never among them.
 */
export function listBuiltStatements(
	read: DocumentSchema,
	built: Schema,
	wasBuilt: (identity: Identity) => boolean,
): ReadonlySet<DocumentStatement> {
	const reading = read.claimed ?? read.described;
	const untrue = new Set<DocumentStatement>([
		...read.broken.map(({ statement }) => statement),
		...read.repeated,
	]);
	const unlike = new Set<Identity>();
	for (const drift of compareReading(reading, built, wasBuilt)) {
		if (drift.kind === 'undocumented') continue;
		if ('identity' in drift) unlike.add(drift.identity);
		if ('statement' in drift && drift.statement) untrue.add(drift.statement);
	}
	const makers = new Set<DocumentStatement>();
	for (const [identity, statements] of reading.statements) {
		const object = findObject(reading.schema, identity);
		const isTrue = !unlike.has(identity) && !(object && isPartOfMissing(object, built));
		for (const statement of statements) {
			makers.add(statement);
			if (!isTrue) untrue.add(statement);
		}
	}
	return new Set(
		[...makers].filter((statement) => statement.origin.kind === 'claim' && !untrue.has(statement)),
	);
}
