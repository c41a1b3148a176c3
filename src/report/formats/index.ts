import type { Report } from '../report.ts';
import { findingLabel } from '../words/finding-labels.ts';
import { formatAnnotationCommands } from './annotation-commands.ts';
import { formatJson } from './json.ts';
import { COMMENT_LIMIT } from './markdown/comment.ts';
import type { RepositoryLinks } from './markdown/links.ts';
import { formatMarkdown } from './markdown/report.ts';
import { type Explain, formatSarif } from './sarif.ts';
import { formatLintText } from './text/lint.ts';
import { formatText } from './text/report.ts';

/** How a format may write: where files can be linked to, and what the terminal can show. */
export interface FormatOptions {
	readonly links: RepositoryLinks | null;
	readonly colour: boolean;
	/** Columns that lines are wrapped at; names and paths are never broken. */
	readonly width: number;
	/** What is said about a code where a format explains those that occur. */
	readonly explain: Explain;
}

/** Every output format by the name it has on the command line. */
export const FORMATS = {
	text: (report: Report, { colour, width }: FormatOptions) =>
		(isOfLint(report) ? formatLintText : formatText)(report, { colour, width }),
	markdown: (report: Report, { links }: FormatOptions) => formatMarkdown(report, links, COMMENT_LIMIT),
	json: (report: Report) => formatJson(report),
	sarif: (report: Report, { explain }: FormatOptions) => formatSarif(report, explain),
	annotations: (report: Report) => formatAnnotationCommands(report),
} satisfies Record<string, (report: Report, options: FormatOptions) => string>;

/** A name under which there is a format. */
export type FormatName = keyof typeof FORMATS;

/** The names of all formats. */
export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

/** What a format does when nobody says otherwise: no links, no colour, 100 columns, titles for explanations. */
export const PLAIN: FormatOptions = { links: null, colour: false, width: 100, explain: findingLabel };

function isOfLint({ databases }: Report): boolean {
	return databases.some((database) => database.isOfLint);
}

/** A report in one of the formats. */
export function formatReport(report: Report, name: FormatName, options: FormatOptions = PLAIN): string {
	return FORMATS[name](report, options);
}
