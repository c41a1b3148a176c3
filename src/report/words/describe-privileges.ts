import type { PrivilegeChange } from '../../compare/compare-privileges.ts';
import type { Grant } from '../../model/privileges.ts';
import { list } from './count.ts';
import { type Phrase, phrase, plain } from './phrase.ts';

const RELATION_TYPES: ReadonlySet<string> = new Set(['table', 'view', 'materialized view', 'foreign table']);

/** The relation that a change of rights is on, as a reader has it; null where it is on something else. */
export function relationOfPrivileges({ type, name, future }: PrivilegeChange): string | null {
	return future === null && RELATION_TYPES.has(type) ? shortName(name) : null;
}

/** What became of owners and rights, a phrase each, such as ``grants on table `users`: `anon` may now select``. */
export function describePrivileges(change: PrivilegeChange): readonly Phrase[] {
	const target = describeTarget(change);
	return [
		...(change.owner === null ? [] : [describeOwner(target, change.owner)]),
		...change.granted.map((grant) => describeGrant(target, grant, 'may now')),
		...change.revoked.map((grant) => describeGrant(target, grant, 'may no longer')),
	];
}

function describeTarget({ type, name, column, future }: PrivilegeChange): Phrase {
	if (future !== null) {
		const place = name === '' ? plain('') : phrase` in namespace ${name}`;
		const maker = future.role === null ? plain('') : phrase` that ${future.role} makes`;
		return phrase`new ${plain(type)}${place}${maker}`;
	}
	if (column !== null) return phrase`column ${column} of ${plain(type)} ${shortName(name)}`;
	return phrase`${plain(type)} ${shortName(name)}`;
}

function describeOwner(target: Phrase, { after }: NonNullable<PrivilegeChange['owner']>): Phrase {
	const owner = after === null ? plain('whoever makes the database') : phrase`${after}`;
	return phrase`changes the owner of ${target} to ${owner}`;
}

function describeGrant(target: Phrase, { role, rights, grantable }: Grant, may: string): Phrase {
	const who = role === 'public' ? plain('everyone') : phrase`${role}`;
	const option = grantable ? ' and pass that on' : '';
	return phrase`grants on ${target}: ${who} ${plain(`${may} ${list(rights)}${option}`)}`;
}

function shortName(name: string): string {
	return name.replace(/^public\./, '');
}
