import type { Column, ColumnStorage, NotNullConstraint, Table } from './objects.ts';

/** A column of a foreign table. */
export interface ForeignColumn {
	readonly name: string;
	readonly type: string;
	readonly notNull: boolean;
	readonly default: string | null;
	readonly generated: Column['generated'];
	readonly collation: string | null;
	readonly options: readonly string[];
	readonly inherited: boolean;
	readonly comment: string | null;
	/** How values are kept, where that is not what the type and the server give. */
	readonly kept?: ColumnStorage;
	/** As a table's column has it. */
	readonly notNullConstraint?: NotNullConstraint;
}

/** A table whose rows another server keeps. */
export interface ForeignTable {
	readonly kind: 'foreign-table';
	readonly namespace: string;
	readonly name: string;
	readonly comment: string | null;
	readonly server: string;
	/** Such as `filename 'a.csv'`, sorted. */
	readonly options: readonly string[];
	readonly columns: readonly ForeignColumn[];
	/** Those that are declared on the table itself. */
	readonly checks: readonly {
		readonly name: string;
		readonly definition: string;
		readonly comment?: string;
	}[];
	readonly partitionOf: Table['partitionOf'];
	readonly inherits: Table['inherits'];
}
