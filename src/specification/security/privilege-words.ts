import type { Identity } from '../../model/identity.ts';
import type { Schema } from '../../model/schema.ts';

/** What every role may do with an object, beside what the engine gives to all by itself. */
export function publicRights({ privileges }: Schema, identity: Identity): readonly string[] {
	const own =
		privileges?.objects.filter(({ object, column }) => object === identity && column === null) ?? [];
	return own
		.flatMap(({ granted }) => granted.filter(({ role }) => role === 'public'))
		.flatMap(({ rights }) => rights);
}

/** The roles that may execute a routine: `public` unless that was taken away. */
export function executors({ privileges }: Schema, identity: Identity): readonly string[] {
	const own = privileges?.objects.filter(({ object }) => object === identity) ?? [];
	const isClosed = own.some(({ revoked }) => revoked.some(({ role }) => role === 'public'));
	const granted = own.flatMap((each) => each.granted).map(({ role }) => role);
	return isClosed ? [...new Set(granted)].sort() : ['public'];
}
