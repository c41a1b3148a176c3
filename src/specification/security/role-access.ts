import type { Policy } from '../../model/objects.ts';
import { codeSpan, oneLine } from '../markdown.ts';
import { listed } from '../words/listing.ts';

/** What some roles may do with the rows of one table by its policies, each command's cell as Markdown. */
export interface RoleAccess {
	/** `public` stands for every role. */
	readonly roles: readonly string[];
	readonly select: string;
	readonly insert: string;
	readonly update: string;
	readonly delete: string;
}

type Command = Exclude<Policy['command'], 'all'>;

/** What says that no row can be reached. */
export const NO_ROWS = '–';

const ALL_ROWS = 'all rows';

/** A condition up to this length is shown; for a longer one stands its policy's name. */
const LONGEST_CONDITION = 60;

/** More conditions than this are left to the SQL below. */
const MOST_CONDITIONS = 3;

/**
 * What each role that the policies of a table name may do by them, roles that may do the same together; without any
 * policy everyone is told to reach nothing.
 */
export function listAccess(policies: readonly Policy[]): readonly RoleAccess[] {
	const roles = new Set(policies.flatMap((policy) => policy.roles));
	const rows = new Map<string, RoleAccess>();
	for (const role of roles.size === 0 ? ['public'] : [...roles].sort(publicLast)) {
		const own = policies.filter((policy) => policy.roles.includes(role) || policy.roles.includes('public'));
		const cells = (['select', 'insert', 'update', 'delete'] as const).map((command) => access(own, command));
		const [select = NO_ROWS, insert = NO_ROWS, update = NO_ROWS, remove = NO_ROWS] = cells;
		const key = JSON.stringify(cells);
		const same = rows.get(key)?.roles ?? [];
		rows.set(key, { roles: [...same, role], select, insert, update, delete: remove });
	}
	return [...rows.values()];
}

function publicLast(one: string, other: string): number {
	if (one === 'public' || other === 'public') return one === 'public' ? 1 : -1;
	return one < other ? -1 : 1;
}

function access(policies: readonly Policy[], command: Command): string {
	const about = policies.filter((policy) => policy.command === 'all' || policy.command === command);
	const ways = about.filter(({ permissive }) => permissive).map((policy) => condition(policy, command));
	if (ways.length === 0) return NO_ROWS;
	const limits = about.filter(({ permissive }) => !permissive).map((policy) => condition(policy, command));
	const reached = ways.includes(null) ? null : anyOf(distinct(ways));
	const kept = distinct(limits);
	if (kept.length === 0) return reached ?? ALL_ROWS;
	const limit = kept.length > MOST_CONDITIONS ? 'as its policies say' : listed(kept);
	return reached === null ? limit : `${reached}, and only ${limit}`;
}

function anyOf(conditions: readonly string[]): string {
	return conditions.length > MOST_CONDITIONS ? 'as its policies say' : listed(conditions, 'or');
}

/** The condition of a policy for a command as Markdown; null where it lets every row through. */
function condition({ name, using, check }: Policy, command: Command): string | null {
	const expression = command === 'insert' ? (check ?? using) : (using ?? check);
	if (expression === null || /^\(?true\)?$/i.test(expression)) return null;
	const line = oneLine(expression);
	return line.length <= LONGEST_CONDITION ? codeSpan(line) : `policy ${codeSpan(name)}`;
}

function distinct(conditions: readonly (string | null)[]): readonly string[] {
	return [...new Set(conditions)].filter((each) => each !== null);
}
