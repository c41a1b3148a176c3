import { quoteLiteral } from '../../dialects/postgres/ddl/quote.ts';
import type { Rule } from '../rule.ts';

/** A new label that goes to the end because nobody said where. */
export const enumValueWithoutPlace: Rule = {
	id: 'enum-value-without-place',
	group: 'robustness',
	severity: 'off',
	title: 'Enumerated value added without a place',
	happens:
		'`ALTER TYPE … ADD VALUE` without `BEFORE` or `AFTER` puts the value at the end of the order in which values are sorted and compared.',
	matters:
		'`ORDER BY` and `<` follow that order, and it cannot be changed later. Where two branches each add a value, the order depends on which is merged first.',
	instead: 'Write `AFTER` or `BEFORE` with the value that it belongs to.',
	safe: "ALTER TYPE order_state ADD VALUE 'shipped' AFTER 'paid';",
	sources: ['squawk/require-enum-value-ordering'],
	check: {
		of: 'statement',
		judge: ({ tree, sql, changes }) => {
			if (!tree || !('AlterEnumStmt' in tree)) return [];
			const { newVal, oldVal, newValNeighbor, typeName = [] } = tree.AlterEnumStmt;
			if (newVal === undefined || oldVal !== undefined || newValNeighbor !== undefined) return [];
			const type = typeName.map((part) => ('String' in part ? part.String.sval : '')).join('.');
			const before = changes.map((change) => (change.kind === 'changed' ? change.before : null));
			const last = before.find((object) => object?.kind === 'enum')?.labels.at(-1);
			// Values that the statement does not add need no place.
			if (changes.length === 0) return [];
			const placed = last === undefined ? null : `${sql.trimEnd()} AFTER ${quoteLiteral(last)}`;
			return [
				{
					subject: `type ${type}`,
					message: `The value '${newVal}' goes to the end of ${type} because no place is given`,
					...(placed === null ? {} : { rewrite: [{ sql: placed, isAlone: false }] }),
				},
			];
		},
	},
};
