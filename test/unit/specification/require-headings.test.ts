import { expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { requireHeadings } from '../../../src/specification/require-headings.ts';

function problemsOf(config: string): readonly string[] {
	try {
		requireHeadings(config, 'spec.yml');
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		expect(error.code).toBe('config');
		expect(error.location?.file).toBe('spec.yml');
		return Object.entries(error.facts).map(([place, message]) => `${place}: ${message}`);
	}
	return [];
}

it.each<readonly [string, readonly string[]]>([
	['', []],
	[
		'headings:\n  Core Tables: Entities\n  core tables and more: x',
		[
			'line 3, headings.core tables and more: is no section of the specification; take its heading as `generate` writes it',
		],
	],
	[
		'headings:\n  Core Table: Entities',
		['line 2, headings.Core Table: is no section of the specification; did you mean `Core Tables`?'],
	],
	['headings:\n  Core Tables: Core Tables', []],
	['headings:\n  Core Tables: Views\n  Views: Core Tables', []],
	[
		'headings:\n  Core Tables: "2. Views"',
		['line 2, headings.Core Tables: is `2. Views`, which is the heading of `Views` already'],
	],
	[
		'headings:\n  Core Tables: Same\n  Views: same',
		['line 3, headings.Views: is `same`, which is the heading of `Core Tables` already'],
	],
	['headings:\n  Core Tables: "?!"', ['line 2, headings.Core Tables: must have a letter or a digit']],
	[
		'databases:\n  - name: a\n    headings: { Core Tables: x }\n  - name: b\n    headings:\n      Zebra: x',
		[
			'line 6, databases[1].headings.Zebra: is no section of the specification; take its heading as `generate` writes it',
		],
	],
])('%j', (config, expected) => {
	expect(problemsOf(config)).toEqual(expected);
});
