import type { Location } from '../../report.ts';
import { codeSpan } from './escape.ts';

/** Where the files of a report can be read: `https://github.com/owner/name` and the commit that was checked. */
export interface RepositoryLinks {
	readonly repositoryUrl: string;
	readonly sha: string;
}

/** A place as `path:line` in code, linked where there is a repository to link to. */
export function place(location: Location, links: RepositoryLinks | null): string {
	const label = codeSpan(`${location.file}:${location.line}`);
	const url = blobUrl(links, location.file);
	return url ? link(label, `${url}#L${location.line}`) : label;
}

/** A file as `path` in code, linked where there is a repository to link to. */
export function filePlace(file: string, links: RepositoryLinks | null): string {
	const url = blobUrl(links, file);
	return url ? link(codeSpan(file), url) : codeSpan(file);
}

/** At the start of a paragraph `[…]:` defines a reference instead, whatever code span the bracket stands in. */
function link(label: string, url: string): string {
	return label.includes(']:') ? label : `[${label}](${url})`;
}

/** Longer paths than git hosts take get no link. */
const LONGEST_PATH = 1000;

/** Where a file can be read, as a URL that needs no escaping in HTML or Markdown; null where there is no such place. */
export function blobUrl(links: RepositoryLinks | null, file: string): string | null {
	if (!links || file.length > LONGEST_PATH) return null;
	const path = file.toWellFormed().split('/').map(encodeSegment).join('/');
	// GitHub shows Markdown rendered, without line numbers, unless it is asked for the source.
	return `${links.repositoryUrl}/blob/${links.sha}/${path}${/\.(md|markdown)$/i.test(file) ? '?plain=1' : ''}`;
}

/** `encodeURIComponent` leaves five signs that Markdown could take for its own. */
function encodeSegment(segment: string): string {
	return encodeURIComponent(segment).replace(
		/[!'()*]/g,
		(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
