import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path/posix';
import type { RelationName } from '../../model/schema.ts';

/** The folder beside a specification that its pages are in. */
export function pagesFolder(document: string): string {
	return document.replace(/\.md$/i, '');
}

/** The page of the migration history; no relation's page has such a name. */
export function historyPath(document: string): string {
	return join(pagesFolder(document), 'migration-history.md');
}

/**
 * The page of a relation. The name is the relation's own and depends on no other one; no two relations have names that
 * differ in capitals only, which some file systems take for the same: a capital is a `+` and the small letter.
 */
export function pagePath(document: string, { namespace, name }: RelationName): string {
	const whole = namespace === 'public' ? fileName(name) : `${fileName(namespace)}.${fileName(name)}`;
	return join(pagesFolder(document), `${shortened(whole, `${namespace}.${name}`)}.md`);
}

/** True for a Markdown file that is directly in the folder of a specification's pages. */
export function isPagePath(document: string, path: string): boolean {
	return dirname(path) === pagesFolder(document) && /\.md$/i.test(path);
}

/** What stands in a file's name as it is; the rest is `~` and a byte in hexadecimal. */
const PLAIN = /[a-z0-9_]/;

function fileName(name: string): string {
	const parts = Array.from(name.toWellFormed(), (sign) => {
		if (PLAIN.test(sign)) return sign;
		return /[A-Z]/.test(sign) ? `+${sign.toLowerCase()}` : bytes(sign);
	});
	const encoded = parts.join('');
	// A device of Windows, whatever the ending.
	return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(encoded)
		? `${bytes(encoded[0]!)}${encoded.slice(1)}`
		: encoded;
}

function bytes(sign: string): string {
	const encoded = Array.from(
		new TextEncoder().encode(sign),
		(byte) => `~${byte.toString(16).padStart(2, '0')}`,
	);
	return encoded.join('');
}

/** File systems take 255 bytes. */
const LONGEST = 200;

function shortened(encoded: string, name: string): string {
	if (encoded.length <= LONGEST) return encoded;
	const digest = createHash('sha256').update(name).digest('hex').slice(0, 32);
	return `${encoded.slice(0, LONGEST - digest.length)}~${digest}`;
}
