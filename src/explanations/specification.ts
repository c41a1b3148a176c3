import type { FindingCode } from '../report/report.ts';
import type { Explanation } from './explanation.ts';

type SpecificationCode = Extract<FindingCode, `specification/${string}`>;

/** What there is to say about the document as a whole. */
export const SPECIFICATION_EXPLANATIONS: Readonly<Record<SpecificationCode, Explanation>> = {
	'specification/missing': {
		meaning:
			'There is no specification at the configured path. Where the pull request takes it away this is an error, else a warning.',
		why: 'Without it there is nothing to compare the migrations with.',
		waysOut: [
			'Run `auggie-database-spec generate` and commit what it writes.',
			'Where it stands elsewhere, say so with `document` in the configuration, or with `--document`.',
		],
		example: { language: 'text', text: 'There is no specification at docs/database-spec.md yet' },
	},
	'specification/outdated': {
		meaning:
			'Nothing in the specification is wrong, and it would still read differently if it were generated now. This is a note.',
		why: 'The next one who generates gets your changes into their own pull request.',
		waysOut: ['Run `auggie-database-spec generate` and commit the specification.'],
		example: {
			language: 'text',
			text: 'A migration has changed rows of reference data that the document lists.',
		},
	},
	'specification/unproven': {
		meaning:
			'The executable schema beside the specification was run in an empty engine and did not build what the migrations build.',
		why: 'The script is not fit to set a database up with until it does.',
		waysOut: [
			'Run `auggie-database-spec generate` to see what differs, and please report it: it is a defect of ours.',
		],
		example: {
			language: 'text',
			text: `shop: the executable schema does not build what the migrations build; please report it.
- changed index public.orders.orders_total_idx (definition)`,
		},
	},
	'specification/large': {
		meaning: 'The specification is one document of more than about 400 KB. This is a note.',
		why: 'GitHub shows documents of that size slowly, or only in part.',
		waysOut: ['Set `mode: split` in the configuration and generate: each table gets a page of its own.'],
		example: {
			language: 'yaml',
			text: `document:
  path: docs/database-spec.md
  mode: split`,
		},
	},
};
