import type { Prelude } from '../project/project.ts';

const SET =
	/^set\s+(?!local\b|transaction\b|constraints\b|role\b|session\s+(?:authorization|characteristics)\b)/i;
const SET_CONFIG = /^select\s+(?:pg_catalog\.)?set_config\s*\(/i;
const SET_FOR_LATER =
	/^alter\s+(?:database\s+(?:"[^"]+"|\S+)|(?:role|user)\s+(?:all|current_user|current_role|session_user|"?postgres"?))\s+(?:in\s+database\s+(?:"[^"]+"|\S+)\s+)?(set\s.*)$/is;
const DUMP = /^-- PostgreSQL database dump\s*$/m;

/**
 * The statements of a prelude that put settings in place for every session: its own `SET`s, and what it sets for the
 * database or the role that the migrations run as. A dump sets what it needs for itself only.
 */
export function keptSettings({ source, statements }: Prelude): readonly string[] {
	if (DUMP.test(source)) return [];
	return statements.flatMap(({ text }) => {
		if (SET.test(text) || SET_CONFIG.test(text)) return [text];
		const later = SET_FOR_LATER.exec(text)?.[1];
		return later === undefined ? [] : [later];
	});
}
