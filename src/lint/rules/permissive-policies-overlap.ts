import { identify } from '../../model/identity.ts';
import { objectsOf, partsOf } from '../../model/schema.ts';
import { displayObject, listWords } from '../object-words.ts';
import { actionsOf, overlaps } from '../policies.ts';
import type { Rule } from '../rule.ts';

/** Permissive policies that are all asked for the same action of the same role. */
export const permissivePoliciesOverlap: Rule = {
	id: 'permissive-policies-overlap',
	group: 'security',
	severity: 'info',
	title: 'Several permissive policies for one action',
	happens:
		'Permissive policies are joined with `OR`: a row passes where any of them lets it. All of their conditions are part of every query.',
	matters:
		'Each of them costs time for each row, and whoever tightens one of them does not see that another lets the row through.',
	instead: 'Write one policy with both conditions, or make the stricter one `AS RESTRICTIVE`.',
	safe: 'CREATE POLICY read_notes ON notes FOR SELECT USING (owner = current_user OR is_public);',
	sources: ['splinter/multiple_permissive_policies'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'table').flatMap((table) => {
				const policies = partsOf(schema, table, 'policy').filter(({ permissive }) => permissive);
				if (!table.rowSecurity || policies.length < 2) return [];
				return policies.flatMap((policy, index) => {
					const earlier = policies.slice(0, index).filter((other) => overlaps(policy, other));
					if (earlier.length === 0) return [];
					const actions = actionsOf(policy).filter((action) =>
						earlier.some((other) => actionsOf(other).includes(action)),
					);
					const names = earlier.map(({ name }) => name);
					const subject = `policy ${displayObject(policy)}`;
					const message = `The ${subject} is joined with ${listWords(names)} by OR for ${listWords(actions)}`;
					return [{ object: identify(policy), because: earlier.map(identify), subject, message }];
				});
			}),
	},
};
