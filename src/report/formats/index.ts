import type { Report } from '../report.ts';
import { formatJson } from './json.ts';
import { COMMENT_LIMIT } from './markdown/comment.ts';
import type { RepositoryLinks } from './markdown/links.ts';
import { formatMarkdown } from './markdown/report.ts';
import { formatText } from './text/report.ts';

/** How a format may write: where files can be linked to, and what the terminal can show. */
export interface FormatOptions {
	readonly links: RepositoryLinks | null;
	readonly colour: boolean;
	/** Columns that lines are wrapped at; names and paths are never broken. */
	readonly width: number;
}

/** Every output format by the name it has on the command line. */
export const FORMATS = {
	text: (report: Report, { colour, width }: FormatOptions) => formatText(report, { colour, width }),
	markdown: (report: Report, { links }: FormatOptions) => formatMarkdown(report, links, COMMENT_LIMIT),
	json: (report: Report) => formatJson(report),
} satisfies Record<string, (report: Report, options: FormatOptions) => string>;

/** A name under which there is a format. */
export type FormatName = keyof typeof FORMATS;

/** What a format does when nobody says otherwise: no links, no colour, 100 columns. */
export const PLAIN: FormatOptions = { links: null, colour: false, width: 100 };

/** A report in one of the formats. */
export function formatReport(report: Report, name: FormatName, options: FormatOptions = PLAIN): string {
	return FORMATS[name](report, options);
}
