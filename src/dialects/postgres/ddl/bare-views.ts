import type { View } from '../../../model/objects.ts';
import { quoteIdentifier, quoteRelation } from './quote.ts';

/** A view with the right columns and nothing in them, for functions that its own query calls and that need its row type. */
export function writeBareView({ namespace, name, columns }: View): string {
	const nulls = columns.map((column) => `    NULL::${column.type} AS ${quoteIdentifier(column.name)}`);
	return `CREATE VIEW ${quoteRelation(namespace, name)} AS\nSELECT\n${nulls.join(',\n')}`;
}

/** The statements that make a view, for one that is there already with its columns. */
export function replaceBareView(statements: readonly string[]): readonly string[] {
	return statements.map((statement) => statement.replace(/^CREATE VIEW /, 'CREATE OR REPLACE VIEW '));
}
