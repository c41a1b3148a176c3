import { baseType, columnProblems } from '../column-types.ts';
import type { Rule } from '../rule.ts';

/** A column of times of day with an offset. */
export const timetzColumn: Rule = {
	id: 'timetz-column',
	group: 'types',
	severity: 'info',
	title: 'Column of type time with time zone',
	happens:
		'`timetz` is a time of day with a fixed offset and without a date; whether summer time applies cannot be known from it.',
	matters: "The type is there because the SQL standard has it; PostgreSQL's manual says not to use it.",
	instead: 'Use `timestamptz` for a moment, or `time` beside the name of a zone for something that repeats.',
	safe: 'CREATE TABLE shops (opens_at time, time_zone text);',
	sources: [],
	check: {
		of: 'statement',
		judge: (statement, context) =>
			columnProblems(
				statement,
				context,
				({ type }) => baseType(type) === 'time with time zone',
				(names) => `${names}: a time of day with an offset has no date to tell summer time by`,
			),
	},
};
