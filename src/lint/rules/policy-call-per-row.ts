import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { callsPerRow } from '../calls-per-row.ts';
import { displayObject, listWords } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A policy with a call whose result is the same for all rows of a query and that is made for each. */
export const policyCallPerRow: Rule = {
	id: 'policy-call-per-row',
	group: 'security',
	severity: 'warning',
	title: 'Policy that calls a function for each row',
	happens:
		'A call such as `auth.uid()` or `current_setting(…)` in the condition of a policy is made for every row that is looked at. In a sub-select of its own, `(select auth.uid())`, it is made once for the query.',
	matters:
		'A query that looks at a million rows makes a million calls; nothing but the brackets takes that away.',
	instead: 'Put the call into a sub-select.',
	safe: "CREATE POLICY own_notes ON notes USING (owner = (SELECT current_setting('app.user')));",
	sources: ['splinter/auth_rls_initplan'],
	check: {
		of: 'schema',
		judge: (schema) => {
			const own = new Set(
				objectsOf(schema, 'function')
					.filter(({ identityArguments, volatility }) => identityArguments === '' && volatility === 'stable')
					.map(({ name }) => name),
			);
			return objectsOf(schema, 'policy').flatMap((policy) => {
				const calls = [policy.using, policy.check].flatMap((text) =>
					text === null ? [] : callsPerRow(text, own),
				);
				if (calls.length === 0) return [];
				const subject = `policy ${displayObject(policy)}`;
				const message = `The ${subject} calls ${listWords([...new Set(calls)])} for each row instead of once`;
				return [{ object: identify(policy), subject, message }];
			});
		},
	},
};
