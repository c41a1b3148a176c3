import type { Dialect, Engine, SchemaReader } from '../../dialects/dialect.ts';
import type { LedgerEntry } from '../../project/project.ts';
import type { KnownObjects } from '../rollbacks/known-objects.ts';
import type { RelationBook } from './relation-book.ts';

/** An engine in which migrations are traced one after the other, and what is known of it. */
export interface Tracing {
	readonly dialect: Dialect;
	readonly engine: Engine;
	readonly reader: SchemaReader;
	readonly book: RelationBook;
	readonly extensions: ReadonlySet<string>;
	readonly ledger: LedgerEntry[];
	/** How many rows each table had when they were put in, by the identity that it has now. */
	readonly rowCounts: Map<string, number>;
	/** All objects as they are now. */
	known: KnownObjects;
	/** How many transactions there have been. */
	transactions: number;
	/** True once rows had to go. */
	isEmptied: boolean;
}
