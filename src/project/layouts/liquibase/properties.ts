import type { Replacement } from '../../../sql/fill-in.ts';
import type { WrittenText } from './element.ts';

/** The values that a changelog's properties have so far; the first value of a name stays. */
export interface Properties {
	set(name: string, value: string): void;
	/** Puts values in place of `${name}`; one without a value stays as it is written, and is told. */
	expand(text: string, onUnknown: (name: string) => void): string;
}

const PROPERTY = /\$\{([^${}]+)\}/g;

/** How deep values may refer to each other, and how often and to what length a text may be filled in. */
const MOST_DEEP = 10;
const MOST_VALUES = 10_000;
const MOST_TEXT = 1_000_000;

/** What Liquibase itself knows of a database, as the replay's is. */
const DATABASE: Readonly<Record<string, string>> = {
	'database.defaultSchemaName': 'public',
	'database.liquibaseSchemaName': 'public',
	'database.defaultCatalogName': 'postgres',
	'database.liquibaseCatalogName': 'postgres',
	'database.databaseProductName': 'PostgreSQL',
	'database.typeName': 'postgresql',
	'database.databaseChangeLogTableName': 'DATABASECHANGELOG',
	'database.databaseChangeLogLockTableName': 'DATABASECHANGELOGLOCK',
	'database.currentDateTimeFunction': 'NOW()',
	'database.lineComment': '--',
};

/** Properties that begin with the settings' values for placeholders. */
export function openProperties(given: Readonly<Record<string, string>>): Properties {
	const values = new Map(Object.entries({ ...DATABASE, ...given }));
	return {
		set(name, value) {
			if (!values.has(name)) values.set(name, value);
		},
		expand(text, onUnknown) {
			let count = 0;
			let length = 0;
			const fill = (part: string, depth: number): string =>
				part.replaceAll(PROPERTY, (written, inside: string) => {
					const name = inside.trim();
					if (name.startsWith(':')) return `\${${name.slice(1).trim()}}`;
					const value = values.get(name);
					if (value === undefined) onUnknown(name);
					if (value === undefined || depth >= MOST_DEEP || count++ >= MOST_VALUES) return written;
					length += value.length;
					return length > MOST_TEXT ? written : fill(value, depth + 1);
				});
			return text.includes('${') ? fill(text, 0) : text;
		},
	};
}

/** A text with the values of its properties put in. */
export function withProperties(
	source: string,
	text: WrittenText,
	properties: Properties,
	onUnknown: (name: string) => void,
): WrittenText {
	const replacements: Replacement[] = [];
	let at = text.span.start;
	const add = (start: number, end: number): void => {
		for (const match of source.slice(start, end).matchAll(PROPERTY)) {
			const value = properties.expand(match[0], onUnknown);
			if (value === match[0]) continue;
			const span = { start: start + match.index, end: start + match.index + match[0].length };
			replacements.push({ span, text: value });
		}
	};
	for (const replacement of text.replacements) {
		add(at, replacement.span.start);
		replacements.push({ ...replacement, text: properties.expand(replacement.text, onUnknown) });
		at = replacement.span.end;
	}
	add(at, text.span.end);
	return { ...text, replacements };
}
