import type { Dialect, Engine, EngineLimits } from '../dialects/dialect.ts';
import { UserError } from '../errors.ts';
import { withoutGiven } from '../model/given.ts';
import type { Identity } from '../model/identity.ts';
import type { Given, Schema } from '../model/schema.ts';
import { type Loaded, type LoadResult, loadStatements, type Unloadable } from '../replay/load-statements.ts';
import { makeGiven } from '../replay/run-preludes.ts';
import { buildsNothing } from '../specification/builds-nothing.ts';
import type { DocumentStatement, Placeholder, SpecificationDocument } from '../specification/document.ts';
import { openName } from '../sql/open-name.ts';
import { listLeanedOn, withoutLeanedOn } from './lean-on.ts';

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
	/** Claims that say again what another claim has said, and count for nothing. */
	readonly repeated: readonly DocumentStatement[];
	/** Extensions that nothing in the document creates, with the statements that need them. */
	readonly borrowed: ReadonlyMap<string, readonly DocumentStatement[]>;
	readonly placeholders: readonly Placeholder[];
	/** True where claims need what only the migrations have, so that this is about one schema alone. */
	readonly leans: boolean;
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

/**
 * Loads a document's SQL into an engine of its own, on top of what is given. What claims need and the document does not
 * say is taken from what is built. Throws a UserError when a statement ends the engine.
 */
export async function loadDocument(
	dialect: Dialect,
	document: SpecificationDocument,
	limits: EngineLimits,
	built?: Schema,
): Promise<DocumentSchema> {
	const blocks = document.statements.filter(
		({ origin, text }) => origin.kind === 'block' && !buildsNothing(text),
	);
	const claims = document.statements.filter(({ origin }) => origin.kind === 'claim');
	const load = (...groups: readonly (readonly DocumentStatement[])[]) =>
		read(dialect, document, groups, built?.given, limits);
	const alone = await load(blocks, claims);
	const leanedOn = built ? listLeanedOn(dialect, claims, alone.broken.filter(isClaim), built) : [];
	const first = leanedOn.length > 0 ? await load(blocks, claims, leanedOn) : alone;
	const isRepeated = blocks.length > 0 && first.broken.some((item) => isClaim(item) && isThereAlready(item));
	const second = isRepeated ? await load(claims, blocks, leanedOn) : null;
	// A claim that says what was said before is no worse for it; what it needs may only stand in another claim.
	const broken = [
		...first.broken.filter(({ statement }) => statement.origin.kind === 'block'),
		...(second ?? first).broken.filter(isClaim),
	];
	const isTwice = twiceAmong(claims);
	const repeated = (second ?? first).broken.filter((item) => isThereAlready(item) && isTwice(item.statement));
	return {
		described: first.reading,
		claimed: second?.reading ?? null,
		broken: broken.filter((item) => !isThereAlready(item)),
		repeated: repeated.map(({ statement }) => statement),
		borrowed: (second ?? first).borrowed,
		placeholders: document.placeholders,
		leans: leanedOn.length > 0,
	};
}

/** Tells of a claim whether another one makes something of the same name. */
function twiceAmong(claims: readonly DocumentStatement[]): (statement: DocumentStatement) => boolean {
	const counts = new Map<string, number>();
	const keys = new Map<DocumentStatement, string>();
	for (const claim of claims) {
		const made = openName(claim.text);
		if (!made) continue;
		const key = `${made.noun} ${made.name}`;
		keys.set(claim, key);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return (statement) => (counts.get(keys.get(statement) ?? '') ?? 0) > 1;
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
): Promise<{ reading: DocumentReading } & Pick<LoadResult<DocumentStatement>, 'broken' | 'borrowed'>> {
	const built = groups.flat().filter(({ origin }) => origin.kind === 'built');
	const sources = [given?.sql ?? '', document.text, ...built.map(({ text }) => text)];
	const engine = await dialect.openEngine({ limits, sources });
	try {
		await makeGiven(engine, given);
		const extensions = await dialect.listExtensions(engine);
		const { loaded, broken, borrowed } = await loadStatements(engine, groups, extensions);
		const ended = broken.find(({ failure }) => failure.ended);
		if (ended) throw endedError(document, ended);
		const { schema, statements } = await present(dialect, engine, loaded, given);
		const said = withoutLeanedOn(withoutBorrowed(schema, borrowed), statements);
		return { reading: { schema: said, statements }, broken, borrowed };
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

/** What was only borrowed is nothing that the document says. */
function withoutBorrowed(schema: Schema, borrowed: ReadonlyMap<string, unknown>): Schema {
	if (borrowed.size === 0) return schema;
	const isBorrowed = ({ kind, name }: Schema['objects'][number]): boolean =>
		kind === 'extension' && borrowed.has(name);
	return { ...schema, objects: schema.objects.filter((object) => !isBorrowed(object)) };
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
