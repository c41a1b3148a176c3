import type { Column } from '../model/objects.ts';
import type { TracedStatement } from '../rehearsal/trace/trace.ts';
import { isSame } from './old-tables.ts';
import { addedObjects } from './statement-changes.ts';

/** The columns by which a statement made PostgreSQL write an old table anew, by why it had to. */
export interface CostlyColumns {
	/** They count up, as `serial` or as an identity. */
	readonly counting: readonly Column[];
	/** They are computed from others, and stored. */
	readonly computed: readonly Column[];
	/** Their default is another value for each row, or is to be checked for each. */
	readonly volatile: readonly Column[];
}

/** What a statement's rewrites for the sake of defaults go back to. */
export function costlyColumns(statement: TracedStatement): CostlyColumns {
	const tables = statement.rewrites.filter(
		({ relation, reason }) => reason === 'column default' && relation.isOld,
	);
	const columns = addedObjects(statement, 'column').filter(({ namespace, relation }) =>
		tables.some((each) => isSame(each.relation, { namespace, name: relation })),
	);
	const counting = columns.filter(isCounting);
	const computed = columns.filter(({ generated }) => generated?.stored === true);
	const others = columns.filter((column) => column.default !== null && !isCounting(column));
	// Where something else explains it, a default that calls nothing is not the reason.
	const isExplained = counting.length + computed.length > 0 || others.length > 1;
	const volatile = isExplained ? others.filter((column) => column.default?.includes('(')) : others;
	return { counting, computed, volatile };
}

function isCounting({ identity, default: expression }: Column): boolean {
	return identity !== null || /^nextval\(/.test(expression ?? '');
}
