import type { Anticipation } from './anticipation.ts';
import { anticipateColumn } from './common-column.ts';

/** When a row came to be. */
export const createdAt: Anticipation = anticipateColumn({
	name: 'created-at',
	column: /^(?:created|inserted|creation|date_created)_?(?:at|on|time|date|ts)?$/,
	classes: ['core', 'audit'],
	isInstead: ({ name, default: value }) =>
		/now|current_timestamp|clock_timestamp/i.test(value ?? '') ||
		/^(?:sent|received|logged|occurred|happened|started|issued|joined|granted|recorded|changed|added|used|locked|shared|submitted|placed|registered|posted|published|uploaded|imported|requested|signed)_?(?:at|on|time)$/i.test(
			name,
		),
	why: 'Without it nobody can say later when a row came to be, and no retention can count from it. Rows that are there already get the moment at which the column is added.',
});
