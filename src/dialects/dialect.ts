import type { Identity } from '../model/identity.ts';
import type { ObjectKind, SchemaObject } from '../model/objects.ts';
import type { SequencePosition, TableRows } from '../model/rows.ts';
import type { Schema } from '../model/schema.ts';
import type { TransactionMode } from '../project/project.ts';
import type { DumpOptions } from './dump-options.ts';
import type { Listening } from './listening.ts';
import type { Observation, ObservedRelation } from './observation.ts';
import type { Shortcomings } from './shortcomings.ts';

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
	/** True where it goes on in the session of the batch before; otherwise session state is put back first. */
	readonly continues?: boolean;
}

/** What an engine could not do, in the words of a ledger entry. */
export interface EngineNote {
	readonly kind: 'skipped' | 'not-understood';
	readonly message: string;
}

/** One statement that ran, by its index in the batch, with its effects. */
export interface AppliedStatement {
	readonly index: number;
	/** Set for a statement that the engine left out because it acts on more than this database. */
	readonly notRun?: EngineNote;
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
	/** What was running, innermost first, a line each: a function's name and the line in its body. */
	readonly context: string | null;
	/** Where in the statement's text, as a 0-based UTF-16 offset, where the engine knows. */
	readonly offset: number | null;
	/** What to do about it, where that depends on the engine. */
	readonly wayOut?: string;
	/** Why the engine is gone, where it is: it took too long, grew too large, or broke. */
	readonly ended: 'time' | 'memory' | 'crash' | null;
}

/** What the engine said when a trial was to stand, as of a deferred constraint. */
export type TrialFailure = Pick<EngineFailure, 'sqlstate' | 'message' | 'detail'>;

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
	/** What could not be read, or could not be told, in this engine. */
	readonly notes: readonly EngineNote[];
}

/** What one table holds, as the engine prints it. */
export interface TableContents {
	readonly namespace: string;
	readonly table: string;
	/** The columns that can be written, in the table's order. */
	readonly columns: readonly {
		readonly name: string;
		/** It holds a point in time, or a time of day. */
		readonly isTime: boolean;
		/** Its default may be another value each time. */
		readonly isMadeUp: boolean;
	}[];
	/** One text for each column; null for SQL's null. */
	readonly rows: readonly (readonly (string | null)[])[];
	/** How many rows there are beyond those listed. */
	readonly more: number;
	/** Of the sequences that have moved; absent for none. A table without rows may have some. */
	readonly positions?: readonly SequencePosition[];
}

/** The rows that were found in an engine, table by table, sorted by name. */
export interface FoundRows {
	readonly tables: readonly TableContents[];
	/** What could not be read. */
	readonly notes: readonly EngineNote[];
	/** The engine's own time when they were read, in microseconds since 1970. */
	readonly clock: number;
}

/** Columns of a table whose values are wanted from some of its rows. */
export interface KeyRequest {
	readonly namespace: string;
	readonly table: string;
	readonly columns: readonly string[];
	/** So many rows at most. */
	readonly most: number;
}

/** How one statement went that was tried. */
export interface Attempt {
	/** How many rows it wrote. */
	readonly rows: number;
	readonly failure: {
		/** Five characters. */
		readonly sqlstate: string;
		readonly message: string;
		readonly detail: string;
		/** What the engine names as violated or at fault; empty where it names nothing. */
		readonly constraint: string;
		readonly column: string;
		readonly type: string;
	} | null;
}

/** A running, empty-born database that belongs to this process alone. */
export interface Engine {
	/** What it cannot do that the embedded engine can; absent where it can do all of it. */
	readonly shortcomings?: Shortcomings;
	/**
	 * Runs a batch; what fails is in the result. Session state (role, settings, temporary objects, prepared statements,
	 * locks) is put back before a batch that does not go on, and before a query.
	 */
	apply(batch: Batch): Promise<Applied>;
	/** Rows of one `SELECT` as objects (through JSON: cast 64-bit numbers to text); for introspection, never for users' SQL. */
	query<Row>(sql: string): Promise<readonly Row[]>;
	/** The same in the session as the last batch has left it, with its role and settings. */
	queryAsLeft<Row>(sql: string): Promise<readonly Row[]>;
	/** Has these statements run whenever session state is put back, so that they hold for everything that follows. */
	keepSettings(settings: readonly string[]): Promise<void>;
	/**
	 * Opens a transaction that everything is tried in until `undo` or `keep`: batches run in it whatever they ask for,
	 * queries see it. With `continues` it goes on in the session of the batch before.
	 */
	begin(continues?: boolean): Promise<void>;
	/** Takes back everything since `begin`. */
	undo(): Promise<void>;
	/** Makes everything since `begin` stand; what fails at that moment, and takes all of it back, is given. */
	keep(): Promise<TrialFailure | null>;
	/** Opens a door for programs that bring a client of their own; nothing else may be asked until it is closed. */
	listen(): Promise<Listening>;
	/**
	 * The whole engine as bytes that another one can start from; null where something of it would get lost on the way.
	 * Absent where no engine can.
	 */
	capture?(): Promise<Uint8Array | null>;
	close(): Promise<void>;
}

/** Reads one engine's schema again and again. */
export interface SchemaReader {
	/** Every object by the engine's own key. */
	readAll(): Promise<ReadonlyMap<string, SchemaObject>>;
	/**
	 * What is there of all that the effects are about, by the numbers in their keys and by further ones; null where only a
	 * reading of everything would tell.
	 */
	readTouched(effects: readonly Effect[], numbers: ReadonlySet<string>): Promise<PartialReading | null>;
	/** Plain data with which a reader goes on in an engine that was captured while this one was open. */
	readonly memory: unknown;
}

/** A part of a schema. */
export interface PartialReading {
	/** The kinds that were read; of others nothing can have changed. */
	readonly kinds: ReadonlySet<ObjectKind>;
	/** The objects by the engine's own key: those that are meant, and of tables also what belongs to them. */
	readonly objects: ReadonlyMap<string, SchemaObject>;
}

/** Two schemas' difference in one object, or what is to be undone of it. */
export type Difference =
	| { readonly kind: 'added'; readonly object: SchemaObject }
	| { readonly kind: 'removed'; readonly object: SchemaObject }
	| {
			readonly kind: 'changed';
			readonly before: SchemaObject;
			readonly after: SchemaObject;
			readonly attributes: readonly { readonly name: string }[];
	  };

/** Statements that belong together, and others to try where these fail. */
export interface UndoStep {
	readonly statements: readonly string[];
	readonly otherwise: readonly string[] | null;
}

/** A kind of database that this tool can replay. */
export interface Dialect {
	readonly name: 'postgresql';
	/** Whether this program alone decides what an engine makes of SQL: a server has a version and extensions of its own. */
	readonly isEmbedded: boolean;
	/** The names of the extensions that an engine can create. */
	listExtensions(engine: Engine): Promise<ReadonlySet<string>>;
	/** Starts an engine; `sources` is all SQL that may run in it, where known, so that the extensions it names are at hand. */
	openEngine(options: {
		readonly limits: EngineLimits;
		readonly sources: readonly string[] | 'unknown';
		/** False where nobody asks what a statement did: telling it takes as long as doing it. A server may tell all the same. */
		readonly isTraced?: boolean;
		/** Where it goes on from, as an engine of the same program was captured; settings are to be kept anew. */
		readonly state?: Uint8Array;
	}): Promise<Engine>;
	/** Reads the schema, without the tables named here (migration tools' own). */
	introspect(engine: Engine, ignoredTables: readonly string[]): Promise<Introspection>;
	/** Opens a reader of the schema, without the tables named here; with another one's memory it goes on where that one was. */
	openSchemaReader(
		engine: Engine,
		ignoredTables: readonly string[],
		memory?: SchemaReader['memory'],
	): Promise<SchemaReader>;
	/** Has the engine note, from now on, why tables are rewritten. */
	watchRewrites(engine: Engine): Promise<void>;
	/** What the transaction that is open in the engine holds, and what it has done to that. */
	observe(engine: Engine): Promise<Observation>;
	/** Has the engine count the scans of the next transaction from nothing; to be asked outside of any. */
	forgetScans(engine: Engine): Promise<void>;
	/** All relations that users made. */
	listRelations(engine: Engine): Promise<readonly ObservedRelation[]>;
	/** Reads the rows of all tables that have some, but for those named here; long tables and values are cut. */
	readRows(engine: Engine, ignoredTables: readonly string[]): Promise<FoundRows>;
	/** Runs our own statements one after the other; those that fail leave nothing behind. */
	tryStatements(engine: Engine, statements: readonly string[]): Promise<readonly Attempt[]>;
	/** Reads columns from the rows that were written last, for each request in their order; rows with a null are left out. */
	readKeys(
		engine: Engine,
		requests: readonly KeyRequest[],
	): Promise<readonly (readonly (readonly string[])[])[]>;
	/** What the database's own dumping tool writes of an engine; throws a UserError where it cannot. */
	dump(engine: Engine, options: DumpOptions): Promise<string>;
	/** The statements that build these objects beside those that are given, in an order that mostly holds. */
	writePart(schema: Schema, options: { readonly privileges: boolean }): readonly string[];
	/** One executable script that builds the schema in an empty database; owners and privileges only where asked for. */
	writeSchema(schema: Schema, options?: { readonly privileges: boolean }): string;
	/** The statements that build one object, as a reader would write them: a table with its constraints and comments inline. */
	writeObject(schema: Schema, identity: Identity): readonly string[];
	/** The statement that gives a renamed object its former name; null where none does. */
	writeRename(before: SchemaObject, after: SchemaObject): string | null;
	/**
	 * The statements that lead from the schema after some differences back to the one before, in an order that mostly holds.
	 * With `takesApart`, tables that go are first freed from what ties them to each other.
	 */
	writeUndo(
		differences: readonly Difference[],
		before: Schema,
		after: Schema,
		takesApart: boolean,
	): readonly UndoStep[];
	/** The statements that put rows into a table of the schema. */
	writeRows(schema: Schema, rows: TableRows): readonly string[];
	/** The queries that put a table's sequences where they stand. */
	advanceSequences(schema: Schema, rows: TableRows): readonly string[];
}
