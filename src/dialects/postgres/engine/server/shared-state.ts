import { listTokens, type Token } from '../../../../sql/tokens.ts';
import type { EngineNote } from '../../../dialect.ts';

/** Statements that act on the whole server and not on one database, by how they begin. */
const ON_THE_SERVER: readonly RegExp[] = [
	/^(create|alter|drop) (role|group|user(?! mapping)|database|tablespace|subscription)\b/,
	/^alter system\b/,
	/^(drop|reassign) owned\b/,
	// Membership: a grant of privileges says on what.
	/^(grant|revoke) (?!.* on )/,
	/^(grant|revoke) .*? on (database|tablespace|parameter)\b/,
	/^(comment|security label( for \S+)?) on (database|role|tablespace|subscription)\b/,
];

/** The same inside the body of a DO block, where they may also be put together from text. */
const INSIDE_A_BLOCK: readonly RegExp[] = [
	/\b(create|alter|drop) (role|group|user(?! mapping)|database|tablespace|subscription)\b/,
	/\balter system\b/,
	/\b(drop|reassign) owned\b/,
	/\b(grant|revoke) (?:(?! on )[^;])*? (to|from) /,
	/\b(grant|revoke) [^;]*? on (database|tablespace|parameter)\b/,
	/\bcopy\b[^;]*\bprogram\b/,
];

/** Functions that act on other sessions, on the server or on its files. */
const CALLS =
	/\b(pg_terminate_backend|pg_cancel_backend|pg_reload_conf|pg_rotate_logfile|pg_promote|pg_switch_wal|pg_create_restore_point|pg_(create|drop|copy)_(logical_|physical_)?replication_slot|pg_replication_origin_(create|drop)|pg_read_(binary_)?file|pg_ls_\w*dir|pg_stat_file|pg_file_\w+|lo_import|lo_export)\b/;

/**
 * Why a statement is not run on a server that others use too: it would act on more than the scratch database. Null for
 * all others. A block is left out as a whole, and what else it does with it.
 */
export function whyNotRun(sql: string): EngineNote | null {
	switch (/^\w+/.exec(sql)?.[0].toLowerCase()) {
		case 'create':
		case 'alter':
		case 'drop':
		case 'reassign':
		case 'grant':
		case 'revoke':
		case 'comment':
		case 'security':
			return statementOnServer(sql.slice(0, LONGEST_HEAD));
		case 'do':
			return holdsServerWork(listTokens(sql).map(wordsOf)) ? WITHHELD : null;
		default:
			return CALLS.test(sql) && CALLS.test(callsOf(sql)) ? WITHHELD : null;
	}
}

const LONGEST_HEAD = 10_000;

const WITHHELD: EngineNote = {
	kind: 'not-understood',
	message:
		'Holds what acts on the whole server, such as roles, databases, sessions or files: not run on a server, and whatever else it does is missing. `engine: embedded` runs it.',
};

function statementOnServer(sql: string): EngineNote | null {
	const text = listTokens(sql)
		.map((token) => token.text)
		.join(' ')
		.toLowerCase();
	if (!ON_THE_SERVER.some((pattern) => pattern.test(text))) return null;
	return {
		kind: 'skipped',
		message: `${nameOf(text)} acts on the whole server and not on one database: not run. What it makes has to be there.`,
	};
}

/** Its first two words, where the second is no name. */
function nameOf(text: string): string {
	const [verb = '', what = ''] = text.split(' ', 2);
	if (verb !== 'grant' && verb !== 'revoke') return `${verb} ${what}`.toUpperCase();
	const kind = / on (database|tablespace|parameter)\b/.exec(text)?.[1];
	return `${verb.toUpperCase()} ${kind === undefined ? 'of a role' : `ON ${kind.toUpperCase()}`}`;
}

function holdsServerWork(words: readonly string[]): boolean {
	const text = words.join(' ').toLowerCase();
	return CALLS.test(text) || INSIDE_A_BLOCK.some((pattern) => pattern.test(text));
}

/** A token of a block with its body's own words, one blank between them. */
function wordsOf({ kind, text }: Token): string {
	if (kind === 'string') return text.replaceAll(/\s+/g, ' ');
	if (kind !== 'dollar-string') return text;
	const tag = /^\$[^$]*\$/.exec(text)?.[0].length ?? 0;
	return listTokens(text.slice(tag, text.length - tag))
		.map(wordsOf)
		.join(' ');
}

/** What a statement calls: its words, without what stands in strings. */
function callsOf(sql: string): string {
	return listTokens(sql)
		.filter(({ kind }) => kind === 'word')
		.map(({ text }) => text.toLowerCase())
		.join(' ');
}

/** Whether a COPY would read or write files of the server, or run its programs. */
export function usesServerFiles(sql: string): boolean {
	const tokens = listTokens(sql);
	if (tokens[0]?.text.toLowerCase() !== 'copy') return false;
	return tokens.some(({ kind, text, depth }, index) => {
		const next = tokens[index + 1];
		if (depth > 0 || kind !== 'word' || !/^(from|to)$/i.test(text)) return false;
		return next?.kind === 'string' || next?.text.toLowerCase() === 'program';
	});
}
