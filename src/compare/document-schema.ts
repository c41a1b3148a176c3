import type { Dialect, Engine, EngineLimits } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import { withoutGiven } from '../model/given.ts';
import type { Identity } from '../model/identity.ts';
import type { Given, Schema } from '../model/schema.ts';
import { type Loaded, loadStatements, type Unloadable } from '../replay/load-statements.ts';
import { makeGiven } from '../replay/run-preludes.ts';
import type { DocumentStatement, SpecificationDocument } from '../specification/document.ts';

/** One reading of a document as a database. */
export interface DocumentReading {
	readonly schema: Schema;
	/** The statements that made or changed each object, first one first. */
	readonly statements: ReadonlyMap<Identity, readonly DocumentStatement[]>;
}

/** What a document says, as the engine understands it. */
export interface DocumentSchema {
	/** Generated blocks and the claims that add to them. */
	readonly described: DocumentReading;
	/** The same with claims taking precedence, where claims say again what a block says; null where none does. */
	readonly claimed: DocumentReading | null;
	/** Claims and block statements that do not run. */
	readonly broken: readonly Unloadable<DocumentStatement>[];
}

/** SQLSTATEs of "it is there already": tables, objects, functions, columns, namespaces, constraints' rows. */
const ALREADY_THERE: ReadonlySet<string> = new Set([
	'42P07',
	'42710',
	'42723',
	'42701',
	'42P06',
	'42P16',
	'23505',
]);

/** Loads a document's SQL into an engine of its own, on top of what is given; throws a UserError when a statement ends the engine. */
export async function loadDocument(
	dialect: Dialect,
	document: SpecificationDocument,
	limits: EngineLimits,
	given?: Given,
): Promise<DocumentSchema> {
	const blocks = document.statements.filter(({ origin }) => origin.kind === 'block');
	const claims = document.statements.filter(({ origin }) => origin.kind === 'claim');
	const first = await read(dialect, document, [blocks, claims], given, limits);
	const isRepeated = blocks.length > 0 && first.broken.some((item) => isClaim(item) && isThereAlready(item));
	const second = isRepeated ? await read(dialect, document, [claims, blocks], given, limits) : null;
	// A claim that says what was said before is no worse for it; what it needs may only stand in another claim.
	const broken = [
		...first.broken.filter((item) => !isClaim(item)),
		...(second ?? first).broken.filter(isClaim),
	].filter((item) => !isThereAlready(item));
	return { described: first.reading, claimed: second?.reading ?? null, broken };
}

function isClaim({ statement }: Unloadable<DocumentStatement>): boolean {
	return statement.origin.kind === 'claim';
}

function isThereAlready({ failure }: Unloadable<DocumentStatement>): boolean {
	return ALREADY_THERE.has(failure.sqlstate);
}

async function read(
	dialect: Dialect,
	document: SpecificationDocument,
	groups: readonly (readonly DocumentStatement[])[],
	given: Given | undefined,
	limits: EngineLimits,
): Promise<{ reading: DocumentReading; broken: readonly Unloadable<DocumentStatement>[] }> {
	const engine = await dialect.openEngine({ limits, sources: [given?.sql ?? '', document.text] });
	try {
		await makeGiven(engine, given);
		const extensions = await dialect.listExtensions(engine);
		const { loaded, broken } = await loadStatements(engine, groups, extensions);
		const ended = broken.find(({ failure }) => failure.ended);
		if (ended) throw endedError(document, ended);
		return { reading: await present(dialect, engine, loaded, given), broken };
	} finally {
		await engine.close();
	}
}

async function present(
	dialect: Dialect,
	engine: Engine,
	loaded: readonly Loaded<DocumentStatement>[],
	given: Given | undefined,
): Promise<DocumentReading> {
	const { schema, keys } = await dialect.introspect(engine, []);
	const statements = new Map<Identity, DocumentStatement[]>();
	for (const { statement, effects } of loaded) {
		for (const effect of effects) {
			const identity = keys.get(effect.key) ?? effect.identity;
			const list = statements.get(identity);
			if (list && !list.includes(statement)) list.push(statement);
			else if (!list) statements.set(identity, [statement]);
		}
	}
	return { schema: withoutGiven(schema, given), statements };
}

function endedError(
	document: SpecificationDocument,
	{ statement, failure }: Unloadable<DocumentStatement>,
): UserError {
	return new UserError('limit', `this statement of the specification ${failure.message}`, {
		location: { file: document.path, line: statement.line },
		hint: 'The SQL of a specification is run to understand it: take out what loops or allocates without end.',
	});
}
