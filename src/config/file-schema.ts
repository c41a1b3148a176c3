import { z } from 'zod';
import { LAYOUT_NAMES } from './layout-names.ts';
import { PRESET_NAMES } from './preset-names.ts';

/** A path inside the repository: relative, with forward slashes, never upwards. */
const path = z
	.string()
	.min(1)
	.regex(/^(?!\/)(?![A-Za-z]:)(?!(?:.*\/)?\.\.(?:\/|$))[^\\\0]*$/, {
		error: 'must be a path inside the repository, with forward slashes and without `..`',
	});

const text = z.string().min(1);

const count = z.int().min(0);

const limit = z.int().min(1);

const project = z.strictObject({
	name: text.optional().describe('The name of the project, as the title of the specification has it.'),
	focus: text.optional().describe('What the database is mainly about, such as `billing and invoices`.'),
	scale: text.optional().describe('How much data and how many users are expected.'),
	performance: text
		.optional()
		.describe('What is expected of its speed, such as `95% of queries below 50 ms`.'),
});

const budget = z.strictObject({
	total: count
		.optional()
		.describe('A check warns when there are more migrations than this in all. Default: 30.'),
	'pull-request': count
		.optional()
		.describe('A check warns when one pull request adds more migrations than this. Default: 3.'),
});

const limits = z.strictObject({
	'migration-seconds': limit.optional().describe('Seconds that one migration may run. Default: 60.'),
	'run-seconds': limit.optional().describe('Seconds that all migrations together may run. Default: 600.'),
	'memory-megabytes': limit.optional().describe('Memory that the database engine may take. Default: 1024.'),
});

const classification = z.strictObject({
	pattern: text.describe('A table name in which `*` stands for any run of characters.'),
	as: z
		.enum(['core', 'relationship', 'audit', 'reference'])
		.describe('The section of the specification that shows the tables with such a name.'),
});

const ruleSeverity = z.enum(['off', 'info', 'warning', 'error']);

const rule = z.union([
	ruleSeverity,
	z
		.object({ severity: ruleSeverity.optional() })
		.catchall(z.union([z.number(), z.boolean(), z.string(), z.array(z.string())])),
]);

const ignore = z.strictObject({
	rule: text.describe('The id of the rule, or the code of the finding.'),
	path: path
		.optional()
		.describe('Which migrations, with `*` and `**` for any names. All of them where it is left out.'),
	reason: text.describe('Why this is as it has to be; it stands in every report.'),
});

const documentPath = path.regex(/\.[mM][dD]$/, { error: 'must end in `.md`' });

const document = z.strictObject({
	path: documentPath.optional().describe('Where it is. Default: docs/database-spec.md.'),
	mode: z
		.enum(['single', 'split'])
		.optional()
		.describe(
			'One document, or one with a page for each relation in the folder beside it, for large schemas. Default: single.',
		),
});

const databaseSettings = {
	migrations: path
		.optional()
		.describe('The directory of the migrations, or the file of a dump. Found by itself where only one fits.'),
	layout: z
		.enum(LAYOUT_NAMES)
		.optional()
		.describe('The migration tool whose rules apply. Recognised by itself where only one fits.'),
	document: z
		.union([documentPath, document])
		.optional()
		.describe(
			'The specification. Default: docs/database-spec.md, or docs/NAME-database-spec.md for one of several.',
		),
	project: project.optional().describe('What the specification says about the project.'),
	budget: budget.optional().describe('How many migrations there may be before a check warns.'),
	limits: limits.optional().describe('What the replay of the migrations may take before it is ended.'),
	engine: z
		.enum(['embedded', 'server'])
		.optional()
		.describe(
			'Where the migrations are replayed: `embedded`, or `server` for a scratch database of the server that DATABASE_URL names. Default: embedded.',
		),
	preset: z
		.enum(PRESET_NAMES)
		.optional()
		.describe('The platform whose roles, namespaces and tables are there before the first migration.'),
	prelude: path
		.optional()
		.describe('A file of SQL that makes what others bring: it runs first, and is not part of the schema.'),
	baseline: path
		.optional()
		.describe('A dump of the schema that the first migration starts from; it is part of the schema.'),
	placeholders: z
		.record(text, z.string())
		.optional()
		.describe('What the migration tool puts in place of its placeholders, by name.'),
	'migrate-command': text
		.optional()
		.describe('The command that runs migrations which are code; DATABASE_URL points it at the engine.'),
	headings: z
		.record(text, text)
		.optional()
		.describe(
			"Headings that the document has in place of the template's own, such as `Core Tables: Entities`.",
		),
	requirements: z
		.array(path)
		.optional()
		.describe(
			'Documents to plan a new database from; `*` and `**` stand for any names. Default: the Markdown and DBML files of the repository.',
		),
	dismiss: z
		.array(text)
		.optional()
		.describe('Names of anticipations that have been thought over and need no more words.'),
	classify: z
		.array(classification)
		.optional()
		.describe('Which tables are shown as what; the first pattern that matches decides.'),
	rules: z
		.record(text, rule)
		.optional()
		.describe(
			'How much a rule matters, by its id: `off`, `info`, `warning` or `error`, or a group with `severity` and the options of the rule. The code of any other finding, such as `history/total`, can be set as well.',
		),
	ignore: z
		.array(ignore)
		.optional()
		.describe('Findings of rules that have been looked at and are right as they are.'),
};

const review = z.strictObject({
	'max-comments': count
		.optional()
		.describe(
			'How many findings stand at their lines at most; the comment has them all. 0 for none. Default: 10.',
		),
});

const databaseName = z
	.string()
	.regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/, { error: 'must be letters, digits, `-` and `_`' });

/** The shape of `.github/database-spec.yml`; descriptions appear in editors and in the documentation. */
export const fileSchema = z
	.strictObject({
		...databaseSettings,
		'fail-on': z
			.enum(['error', 'warning', 'never'])
			.optional()
			.describe('The least severe finding that fails a check. Default: error.'),
		strict: z
			.boolean()
			.optional()
			.describe('Whether what had to be assumed, or was not understood, is an error. Default: false.'),
		comment: z
			.enum(['always', 'on-findings', 'never'])
			.optional()
			.describe('When a pull request gets a comment. Default: on-findings, once there is something to say.'),
		review: review.optional().describe('How findings stand at the lines of a pull request.'),
		databases: z
			.array(
				z.strictObject({
					name: databaseName.describe('A short name that tells the databases apart.'),
					...databaseSettings,
				}),
			)
			.min(1)
			.optional()
			.describe(
				'One entry for each database of the repository; what stands beside it holds for all of them.',
			),
	})
	.describe('Settings of auggie-database-spec.');

/** The configuration file as written, checked but without defaults. */
export type FileSettings = z.infer<typeof fileSchema>;

/** The settings that can stand at the top as well as in an entry of `databases`. */
export type DatabaseSettings = Omit<FileSettings, 'fail-on' | 'strict' | 'comment' | 'review' | 'databases'>;
