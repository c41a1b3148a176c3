import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject, listWords } from '../object-words.ts';
import { isForEverybody, openWrites } from '../policies.ts';
import type { Rule } from '../rule.ts';

/** A permissive policy for writes whose condition is always true. */
export const policyAlwaysTrue: Rule = {
	id: 'policy-always-true',
	group: 'security',
	severity: 'warning',
	title: 'Policy that lets everybody write',
	happens:
		'`USING (true)` for `UPDATE` and `DELETE`, and `WITH CHECK (true)` for `INSERT` and `UPDATE`, let every row pass; permissive policies are joined with `OR`, so others cannot narrow it.',
	matters:
		"Everybody with a grant changes everybody's rows, while the table looks protected. Reading for all (`FOR SELECT USING (true)`) is often meant and not reported.",
	instead: 'Name who may write what, or give the policy to the one role that may.',
	safe: 'CREATE POLICY write_notes ON notes FOR INSERT WITH CHECK (owner = current_user);',
	sources: ['splinter/rls_policy_always_true'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table').flatMap((table) => {
				if (!table.rowSecurity) return [];
				const policies = partsOf(schema, table, 'policy');
				return policies.flatMap((policy) => {
					const actions = isForEverybody(policy) ? openWrites(policy, policies) : [];
					if (actions.length === 0) return [];
					const subject = `policy ${displayObject(policy)}`;
					const message = `The ${subject} lets every row pass for ${listWords(actions)} of ${listWords(policy.roles)}`;
					return [{ object: identify(policy), because: [identify(table)], subject, message }];
				});
			}),
	},
};
