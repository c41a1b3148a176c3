import { expect, it } from 'vitest';
import { headingAnchor } from '../../../src/specification/heading-anchor.ts';

// What github.com makes of each of these.
it.each([
	['Core Tables', 'core-tables'],
	['Initial Migration (v1.0.0)', 'initial-migration-v100'],
	['Data Types & Constraints', 'data-types--constraints'],
	['**Bold** and `user_roles`', 'bold-and-user_roles'],
	['_Leaning_ words', 'leaning-words'],
	['[A link](https://example.com)', 'a-link'],
	['Full-Text Search', 'full-text-search'],
	['Ünïcödé 表', 'ünïcödé-表'],
	['<a id="x"></a>Here', 'here'],
	['?!', ''],
])('%s', (heading, anchor) => {
	expect(headingAnchor(heading)).toBe(anchor);
});
