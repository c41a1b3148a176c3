import fc from 'fast-check';
import { HOSTILE } from '../support/hostile.ts';

const PIECES = [
	...HOSTILE,
	'<!-- auggie-database-spec',
	'<!-- memory e30 -->',
	'<!-- spec:begin core-tables -->',
	'@octocat',
	'@org/team ',
	'#1',
	'owner/name#12',
	'GH-7',
	'https://evil.example/',
	'javascript:alert(1)',
	'\n::error file=a::b',
	'\n::stop-commands::x\n',
	'\r##[set-output name=a]b',
	'```',
	'~~~~',
	'`',
	'|',
	'\\',
	'\n\n',
	'\n    ',
	'</summary>',
	'<details>',
	'<script>',
	'&commat;octocat',
	'&#x40;octocat',
	'constructor',
	'__proto__',
	'../../etc/passwd',
	'\u2028',
	'\u0085',
	'\ud83d',
	'🎉',
	'ﬁ',
	'İ',
] as const;

/** Text that someone could write to break out of where it is printed; at most a few hundred characters. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...PIECES) },
	{
		weight: 4,
		arbitrary: fc
			.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 6 })
			.map((parts) => parts.join('')),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
	{ weight: 1, arbitrary: fc.constantFrom(...PIECES).map((piece) => piece.repeat(40)) },
);
