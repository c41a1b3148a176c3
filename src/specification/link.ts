import { dirname, relative } from 'node:path/posix';

/** A path as the target of a Markdown link: percent-encoded, so that nothing in it can end the link. */
export function linkTarget(path: string): string {
	const encoded = path
		.split('/')
		.map((part) => encodeURIComponent(part.toWellFormed()))
		.join('/');
	return encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The way from a document to another file of the repository, both given from the root, as a link target. */
export function linkFrom(document: string, path: string): string {
	return linkTarget(relative(dirname(document), path));
}
