import { cutNames } from '../cut-names.ts';
import type { Rule } from '../rule.ts';

/** A name of which PostgreSQL keeps the first 63 bytes. */
export const nameTruncated: Rule = {
	id: 'name-truncated',
	group: 'naming',
	severity: 'warning',
	title: 'Name too long and cut off',
	happens: 'PostgreSQL cuts names to 63 bytes and says so in a notice only.',
	matters:
		'The object has another name than the code thinks: looking it up finds nothing, and two names that differ only at their ends are the same one.',
	instead: 'Choose a name of at most 63 bytes; letters beyond ASCII take two to four.',
	safe: null,
	sources: ['squawk/identifier-too-long'],
	check: {
		of: 'statement',
		judge: ({ sql, effects }) => {
			// Of a query, nothing stays that has a name.
			const names = effects.length === 0 ? [] : cutNames(sql);
			const rewrite = names.reduceRight(
				(text, { start, end, written }) => text.slice(0, start) + written + text.slice(end),
				sql,
			);
			return names.map(({ name, kept, start }) => ({
				subject: `name ${name}`,
				message: `The name is longer than 63 bytes: PostgreSQL keeps ${kept}`,
				offset: start,
				rewrite: [{ sql: rewrite, isAlone: false }],
			}));
		},
	},
};
