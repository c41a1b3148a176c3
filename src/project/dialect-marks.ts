import { positionAt } from '../sql/position.ts';
import { scan } from '../sql/scanner.ts';

/** Words that only one kind of database has, where they stand. */
export interface Mark {
	/** Such as `mysql`. */
	readonly dialect: string;
	/** 1-based. */
	readonly line: number;
	/** The words, on one line. */
	readonly text: string;
}

/** What one file's words say about the kind of database it is written for. */
export interface Marks {
	/** A word that PostgreSQL does not have. */
	readonly foreign: Mark | null;
	/** A word that only PostgreSQL has. */
	readonly postgres: Mark | null;
	/** A word of PostgreSQL that others may accept as a mere name. */
	readonly likelyPostgres: Mark | null;
}

const FOREIGN: readonly (readonly [dialect: string, pattern: RegExp])[] = [
	['sqlite', /\bPRIMARY\s+KEY(?:\s+(?:ASC|DESC))?\s+AUTOINCREMENT\b/i],
	['sqlite', /\)\s*WITHOUT\s+ROWID\b/i],
	['sqlite', /(?<=^|;)\s*PRAGMA\s+[a-z_.]+/i],
	['sqlite', /\b(?:strftime|unixepoch|julianday)\s*\(/i],
	['mysql', /\bAUTO_INCREMENT\b/i],
	['mysql', /\bENGINE\s*=\s*(?:InnoDB|MyISAM|MEMORY|Aria|ARCHIVE)\b/i],
	['mysql', /\b(?:INT|INTEGER|BIGINT|SMALLINT|TINYINT|MEDIUMINT)(?:\s*\(\s*\d+\s*\))?\s+UNSIGNED\b/i],
	['mysql', /\b(?:TINYINT|MEDIUMINT)\s*\(|\b(?:MEDIUMTEXT|LONGTEXT|LONGBLOB|MEDIUMBLOB)\b/i],
	['mysql', /\bDEFAULT\s+CHARSET\b|\bCHARACTER\s+SET\s+=?\s*(?:utf8|latin1|ascii)/i],
	['mysql', /\bON\s+UPDATE\s+CURRENT_TIMESTAMP\b/i],
	['clickhouse', /\bENGINE\s*=\s*\w*MergeTree\b/i],
	['sqlserver', /\[dbo\]\s*\.|\bNVARCHAR\s*\(|\bIDENTITY\s*\(\s*\d+\s*,\s*\d+\s*\)/i],
	['oracle', /\bVARCHAR2\s*\(/i],
	// SQLite takes backticks too, which its other marks above tell.
	['mysql', /`[^`\n]+`/],
];

const POSTGRES = /::\s*[a-z_"]|\bCREATE\s+EXTENSION\b|\bLANGUAGE\s+plpgsql\b|(?<=^|;)\s*DO\s+\$/i;

const LIKELY_POSTGRES =
	/\b(?:timestamptz|jsonb|bytea|(?:big|small)?serial|tsvector|citext|using\s+(?:gin|gist|brin)|concurrently|timestamp\s+with(?:out)?\s+time\s+zone|create\s+(?:type|policy|sequence|materialized\s+view)|owner\s+to|public\s*\.)\b|\b(?:text|integer|bigint|varchar)\s*\[\s*\]/i;

/** Above this many UTF-16 units the rest of a file is not looked at. */
const LOOKED_AT = 1_000_000;

/** Looks for telling words outside comments and strings. */
export function findMarks(source: string): Marks {
	const code = codeOf(source.slice(0, LOOKED_AT));
	const foreign = FOREIGN.map(([dialect, pattern]) => findMark(source, code, dialect, pattern)).find(
		(mark) => mark !== null,
	);
	return {
		foreign: foreign ?? null,
		postgres: findMark(source, code, 'postgresql', POSTGRES),
		likelyPostgres: findMark(source, code, 'postgresql', LIKELY_POSTGRES),
	};
}

function findMark(source: string, code: string, dialect: string, pattern: RegExp): Mark | null {
	const match = pattern.exec(code);
	if (!match) return null;
	const start = match.index + match[0].length - match[0].trimStart().length;
	const text = source.slice(start, match.index + match[0].length).replaceAll(/\s+/g, ' ');
	return { dialect, line: positionAt(source, start).line, text };
}

/** The text with blanks for what stands in comments and strings; their delimiters stay. */
function codeOf(source: string): string {
	const scanner = scan(source);
	let code = '';
	let done = 0;
	while (scanner.next()) {
		const { kind, start, end } = scanner;
		if (kind !== 'comment' && kind !== 'string' && kind !== 'dollar-string') continue;
		const edge = kind === 'comment' ? 0 : 1;
		code += source.slice(done, start + edge) + ' '.repeat(Math.max(end - start - edge, 0));
		done = end;
	}
	return code + source.slice(done);
}
