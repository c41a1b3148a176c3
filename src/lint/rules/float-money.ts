import type { Column } from '../../model/objects.ts';
import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column that by its name is an amount and cannot hold tenths. */
export const floatMoney: Rule = {
	id: 'float-money',
	group: 'types',
	severity: 'info',
	title: 'Amount of money in a binary float',
	happens:
		'`real` and `double precision` hold binary fractions: 0.1 is not among them, and a sum depends on the order of its parts.',
	matters: 'Amounts are off by a cent here and there, and equal amounts are not equal.',
	instead: 'Use `numeric`, or a whole number of the smallest unit.',
	safe: 'CREATE TABLE orders (total numeric(12,2));',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				isFloatAmount,
				(names, [column]) =>
					`${names} looks like an amount of money, which ${column!.type} cannot hold exactly`,
			),
	},
};

const AMOUNT =
	/(?:^|_)(?:price|cost|fee|salary|wage|balance|revenue|discount|subtotal|tax|payment|refund|money|cents)$/;

function isFloatAmount({ name, type }: Column): boolean {
	const base = baseType(type);
	if (base !== 'real' && base !== 'double precision') return false;
	return AMOUNT.test(name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase());
}
