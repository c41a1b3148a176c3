import type { Identity } from '../model/identity.ts';
import type { ObjectKind } from '../model/objects.ts';
import type { Schema } from '../model/schema.ts';
import type { TransactionMode } from '../project/project.ts';

/** Limits on an engine; wall clock in seconds, memory in mebibytes. */
export interface EngineLimits {
	readonly migrationSeconds: number;
	readonly runSeconds: number;
	readonly memoryMegabytes: number;
}

/** What one statement did to one object, as the engine itself reported it. */
export interface Effect {
	readonly verb: 'created' | 'changed' | 'dropped';
	readonly kind: ObjectKind | 'other';
	/** The object's identity at that moment. */
	readonly identity: Identity;
	/** Stable through renames within one engine's life; matches `Introspection.keys`. */
	readonly key: string;
	/** What changed, such as `renamed from phone_number`, `type text → integer`; empty for a plain creation. */
	readonly details: readonly string[];
}

/** One statement of a batch; `copyData` is what follows a `COPY … FROM stdin`, without the `\\.` line. */
export interface BatchStatement {
	readonly sql: string;
	readonly copyData?: string;
}

/** Statements with the transaction they belong in. */
export interface Batch {
	readonly statements: readonly BatchStatement[];
	readonly transaction: TransactionMode;
}

/** One statement that ran, by its index in the batch, with its effects. */
export interface AppliedStatement {
	readonly index: number;
	/** The command tag, such as `INSERT 0 3`. */
	readonly command: string;
	readonly effects: readonly Effect[];
}

/** What the engine said when a statement failed. */
export interface EngineFailure {
	readonly index: number;
	/** Five characters; empty when the engine itself ended. */
	readonly sqlstate: string;
	readonly message: string;
	readonly detail: string | null;
	readonly hint: string | null;
	/** Where in the statement's text, as a 0-based UTF-16 offset, where the engine knows. */
	readonly offset: number | null;
	/** Why the engine is gone, where it is: it took too long, grew too large, or broke. */
	readonly ended: 'time' | 'memory' | 'crash' | null;
}

/** How a batch went. */
export interface Applied {
	/** The statements whose effects stand. */
	readonly statements: readonly AppliedStatement[];
	readonly failure: EngineFailure | null;
	/** True when the batch could not run in one transaction (25001) and ran statement by statement instead. */
	readonly splitTransaction: boolean;
}

/** A schema read from an engine, with the engine's own keys so that effects find their objects. */
export interface Introspection {
	readonly schema: Schema;
	/** Engine key → the identity that the object has now. */
	readonly keys: ReadonlyMap<string, Identity>;
	/** False when the SQL that ran put an end to the reporting of effects. */
	readonly traced: boolean;
}

/** A running, empty-born database that belongs to this process alone. */
export interface Engine {
	/** Runs a batch, then puts session state back (role, settings, temporary objects). What fails is in the result. */
	apply(batch: Batch): Promise<Applied>;
	/** Rows of one `SELECT` as objects (through JSON: cast 64-bit numbers to text); for introspection, never for users' SQL. */
	query<Row>(sql: string): Promise<readonly Row[]>;
	close(): Promise<void>;
}

/** A kind of database that this tool can replay. */
export interface Dialect {
	readonly name: 'postgresql';
	/** The names of the extensions that the engine can create. */
	listExtensions(): Promise<ReadonlySet<string>>;
	/** Starts an engine; `sources` is all SQL that may run in it, so that the extensions it names are at hand. */
	openEngine(options: {
		readonly limits: EngineLimits;
		readonly sources: readonly string[];
	}): Promise<Engine>;
	/** Reads the schema, without the tables named here (migration tools' own). */
	introspect(engine: Engine, ignoredTables: readonly string[]): Promise<Introspection>;
	/** One executable script that builds the schema in an empty database. */
	writeSchema(schema: Schema): string;
	/** The statements that build one object, as a reader would write them: a table with its constraints and comments inline. */
	writeObject(schema: Schema, identity: Identity): readonly string[];
}
