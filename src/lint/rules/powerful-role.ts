import { listWords } from '../object-words.ts';
import { rolePowers } from '../role-statements.ts';
import type { Rule } from '../rule.ts';

/** A role that gets power over the whole server or past all policies. */
export const powerfulRole: Rule = {
	id: 'powerful-role',
	group: 'security',
	severity: 'warning',
	title: 'Role that may do nearly anything',
	happens:
		"`SUPERUSER`, `CREATEROLE`, `REPLICATION` and `BYPASSRLS` are attributes of a role for the whole cluster; membership in `pg_execute_server_program`, `pg_write_server_files` or `pg_read_server_files` reaches the host's files and programs.",
	matters:
		'A migration that runs in every environment gives that power in all of them, and whoever gets into the role has it.',
	instead: 'Let an administrator give it by hand where it is needed.',
	safe: 'CREATE ROLE app LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS;',
	sources: [],
	check: {
		of: 'statement',
		judge: ({ tree }) =>
			rolePowers(tree).map(({ role, powers }) => ({
				subject: `role ${role}`,
				message: `The role ${role} gets ${listWords(powers)}`,
			})),
	},
};
