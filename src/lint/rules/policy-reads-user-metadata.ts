import { identify } from '../../model/identity.ts';
import { objectsOf } from '../../model/schema.ts';
import { displayObject } from '../object-words.ts';
import type { Rule } from '../rule.ts';

/** A policy that reads the part of a token that users can write. */
export const policyReadsUserMetadata: Rule = {
	id: 'policy-reads-user-metadata',
	group: 'security',
	severity: 'error',
	title: 'Policy that trusts what users say of themselves',
	happens:
		"The `user_metadata` of a Supabase token is what the user has put there through the client's own interface.",
	matters: 'Whoever writes `{"role": "admin"}` into it is one, as far as the policy knows.',
	instead: 'Read `app_metadata`, which only the server can write, or a table of yours.',
	safe: "CREATE POLICY admins ON notes USING ((SELECT auth.jwt() -> 'app_metadata' ->> 'role') = 'admin');",
	sources: ['splinter/rls_references_user_metadata'],
	check: {
		of: 'schema',
		judge: (schema) =>
			objectsOf(schema, 'policy')
				.filter(({ using, check }) => [using, check].some((text) => text !== null && readsUserMetadata(text)))
				.map((policy) => ({
					object: identify(policy),
					subject: `policy ${displayObject(policy)}`,
					message: `The policy ${displayObject(policy)} trusts user_metadata, which users can write themselves`,
				})),
	},
};

function readsUserMetadata(text: string): boolean {
	const isToken = text.includes('auth.jwt()') || text.includes('request.jwt.claims');
	return isToken && /'(?:raw_)?user_meta_?data'/.test(text);
}
