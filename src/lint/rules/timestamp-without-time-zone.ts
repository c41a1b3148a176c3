import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column of points in time that does not say which ones. */
export const timestampWithoutTimeZone: Rule = {
	id: 'timestamp-without-time-zone',
	group: 'types',
	severity: 'info',
	title: 'Column of type timestamp',
	happens:
		'`timestamp` is a date and a time of day as on a wall clock; in which zone, the column does not know. Sessions with another `TimeZone` put another moment into it by `now()`.',
	matters:
		'Comparisons with `timestamptz` depend on the session, an hour is there twice a year, and differences over it are wrong.',
	instead: 'Use `timestamptz`. It takes the same eight bytes, and holds a moment.',
	safe: 'CREATE TABLE events (happened_at timestamptz);',
	sources: ['squawk/prefer-timestamp-tz'],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => baseType(type) === 'timestamp without time zone',
				(names) => `${names}: timestamp does not say which moment it is`,
			),
	},
};
