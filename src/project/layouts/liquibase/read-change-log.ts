import { UserError } from '../../../errors.ts';
import type { ChangeLog } from './change-log.ts';
import { isFormattedSql, readFormattedSql } from './formatted-sql.ts';
import { readEntries } from './markup.ts';
import { parseXml } from './xml.ts';
import { parseYamlChangeLog } from './yaml.ts';

/** Whether a file could be a changelog, by the ending of its name. */
export function isChangeLogName(path: string): boolean {
	return /\.(?:xml|ya?ml|json|sql)$/i.test(path);
}

/** Whether a text in XML, YAML or JSON says that it is a changelog. */
export function isMarkupChangeLog(path: string, text: string): boolean {
	return /\.xml$/i.test(path)
		? /<(?:\w+:)?databaseChangeLog\b/.test(text)
		: /\.(?:ya?ml|json)$/i.test(path) && /^[ \t]*(?:\{[ \t]*)?["']?databaseChangeLog["']?[ \t]*:/m.test(text);
}

/** Reads a changelog by its notation; SQL without Liquibase's own comments is one changeset. Throws a UserError for a broken one. */
export function readChangeLog(path: string, text: string): ChangeLog {
	if (/\.sql$/i.test(path)) {
		const entries = isFormattedSql(text) ? readFormattedSql(path, text) : [wholeFile(text)];
		return { path, text, entries };
	}
	const root = /\.xml$/i.test(path) ? parseXml(text) : parseYamlChangeLog(text);
	if (root?.name === 'databaseChangeLog') return { path, text, entries: readEntries(root) };
	throw new UserError('load', 'This file cannot be read as a changelog.', {
		location: { file: path },
		hint: 'Let `liquibase validate` tell what is wrong with it.',
	});
}

function wholeFile(text: string): ChangeLog['entries'][number] {
	const span = { start: 0, end: text.length };
	return {
		kind: 'changeset',
		offset: 0,
		author: 'includeAll',
		id: 'raw',
		attributes: new Map(),
		hasPreconditions: false,
		changes: [
			{ kind: 'sql', offset: 0, texts: [{ span, replacements: [] }], endDelimiter: null, dbms: null },
		],
	};
}
