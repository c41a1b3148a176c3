import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A policy that nothing applies. */
export const policyWithoutRowSecurity: Rule = {
	id: 'policy-without-row-security',
	group: 'security',
	severity: 'warning',
	title: 'Policy without row-level security',
	happens: 'A policy does nothing until `ALTER TABLE … ENABLE ROW LEVEL SECURITY` is run on its table.',
	matters:
		'The table looks protected in every listing of policies, and everybody with a grant reads all of it.',
	instead: 'Turn row-level security on in the same migration.',
	safe: 'ALTER TABLE notes ENABLE ROW LEVEL SECURITY;',
	sources: ['splinter/policy_exists_rls_disabled'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table').flatMap((table) =>
				table.rowSecurity
					? []
					: partsOf(schema, table, 'policy').map((policy) => ({
							object: identify(policy),
							because: [identify(table)],
							subject: `policy ${displayObject(policy)}`,
							message: `The policy ${displayObject(policy)} does nothing: row-level security of its table is off`,
						})),
			),
	},
};
